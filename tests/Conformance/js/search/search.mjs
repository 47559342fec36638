// An index of one's own: created, filled, searched by words, vectors and meaning, filtered, changed; wrong requests are refused.
import assert from 'node:assert/strict';
import { AzureKeyCredential, SearchClient, SearchIndexClient } from '@azure/search-documents';

const input = JSON.parse(process.env.INPUT);
const options = { allowInsecureConnection: true, retryOptions: { maxRetries: 0 } };
const credential = new AzureKeyCredential(input.key);
const indexes = new SearchIndexClient(input.url, credential, options);
const definition = {
  name: 'clinic',
  fields: [
    { name: 'id', type: 'Edm.String', key: true, filterable: true },
    { name: 'content', type: 'Edm.String', searchable: true },
    { name: 'tenant', type: 'Edm.String', filterable: true, searchable: false },
    { name: 'vector', type: 'Collection(Edm.Single)', searchable: true, hidden: true, vectorSearchDimensions: 3, vectorSearchProfileName: 'p' },
  ],
  vectorSearch: { algorithms: [{ name: 'a', kind: 'hnsw' }], profiles: [{ name: 'p', algorithmConfigurationName: 'a' }] },
  semanticSearch: { configurations: [{ name: 'sem', prioritizedFields: { contentFields: [{ name: 'content' }] } }] },
};
assert.equal((await indexes.createOrUpdateIndex(definition)).name, 'clinic');
assert.equal((await indexes.getIndex('clinic')).fields.length, 4);
await assert.rejects(indexes.getIndex('nowhere'), error => error.statusCode === 404);

const client = new SearchClient(input.url, 'clinic', credential, options);
const filled = await client.uploadDocuments([
  { id: 'hours', content: 'Opening hours are from eight to six.', tenant: 'a', vector: [1, 0, 0] },
  { id: 'parking', content: 'Parking is behind the house.', tenant: 'a', vector: [0, 1, 0] },
  { id: 'foreign', content: 'Opening hours of somebody else.', tenant: 'b', vector: [1, 0, 0] },
]);
assert.deepEqual(filled.results.map(result => [result.key, result.succeeded, result.statusCode]), [['hours', true, 201], ['parking', true, 201], ['foreign', true, 201]]);
assert.equal(await client.getDocumentsCount(), 3);

async function found(words, search) {
  const answer = await client.search(words, search);
  const results = [];
  for await (const result of answer.results) results.push(result);
  return { count: answer.count, results, ids: results.map(result => result.document.id) };
}

const words = await found('parking', { includeTotalCount: true });
assert.deepEqual([words.count, words.ids], [1, ['parking']]);
assert.equal('vector' in words.results[0].document, false);
assert.equal((await found('*', {})).ids.length, 3);

const filter = "tenant eq 'a'";
const near = (vector, k) => ({ vectorSearchOptions: { queries: [{ kind: 'vector', vector, fields: ['vector'], kNearestNeighborsCount: k }] } });
const vectors = await found(undefined, { filter, ...near([0.9, 0.1, 0], 1) });
assert.deepEqual(vectors.ids, ['hours']);
assert.ok(vectors.results[0].score > 0.9 && vectors.results[0].score <= 1);

// Fused scores are small: 1/60 for each first place.
const hybrid = await found('opening hours', { filter, top: 1, select: ['id', 'content'], ...near([1, 0, 0], 50) });
assert.deepEqual(hybrid.ids, ['hours']);
assert.ok(Math.abs(hybrid.results[0].score - 2 / 60) < 1e-6);
assert.equal('tenant' in hybrid.results[0].document, false);

const semantic = await found('opening hours', {
  filter, queryType: 'semantic', ...near([0, 1, 0], 50),
  semanticSearchOptions: { configurationName: 'sem', captions: { captionType: 'extractive' }, answers: { answerType: 'extractive', count: 1 } },
});
assert.equal(semantic.ids[0], 'hours');
assert.equal(semantic.results[0].rerankerScore, 4);
assert.ok(semantic.results[1].rerankerScore < 2);
assert.match(semantic.results[0].captions[0].text, /Opening hours/);

await client.mergeDocuments([{ id: 'hours', content: 'Opening hours are from nine to five.' }]);
assert.deepEqual((await client.getDocument('hours')), { id: 'hours', content: 'Opening hours are from nine to five.', tenant: 'a' });
const none = await client.mergeDocuments([{ id: 'nobody', content: 'x' }]);
assert.deepEqual(none.results.map(result => [result.succeeded, result.statusCode]), [[false, 404]]);
await client.deleteDocuments('id', ['foreign']);

const refused = (promise, status, message) => assert.rejects(promise, error => error.statusCode === status && (!message || message.test(error.message)));
await refused(found('x', { filter: 'colour eq \'red\'' }), 400, /colour/);
await refused(found('x', { queryType: 'semantic', semanticSearchOptions: { configurationName: 'other' } }), 400, /semantic/);
await refused(found('x', near([1, 0], 5)), 400, /dimension/);
await refused(client.uploadDocuments([{ id: 'x', colour: 'red' }]), 400, /colour/);
await refused(new SearchClient(input.url, 'clinic', new AzureKeyCredential('wrong'), options).getDocumentsCount(), 403);
await refused(new SearchClient(input.url, 'nowhere', credential, options).getDocumentsCount(), 404);

const left = await client.getDocumentsCount();
await indexes.deleteIndex('clinic');
console.log(JSON.stringify({ best: hybrid.ids[0], left }));
