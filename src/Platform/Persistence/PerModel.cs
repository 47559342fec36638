using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CallCenter.Platform.Persistence;

/// <summary>
/// A query compiled once for each database it is run on. Entity Framework compares and translates the expression of any other query at
/// every run, which for a row by its key costs more than the database does; a compiled one belongs to the model of one provider.
/// </summary>
/// <typeparam name="TQuery">The delegate that <c>EF.CompileAsyncQuery</c> makes.</typeparam>
/// <param name="compile">Compiles it.</param>
public sealed class PerModel<TQuery>(Func<TQuery> compile)
    where TQuery : Delegate
{
    private readonly ConditionalWeakTable<IModel, TQuery> compiled = [];

    /// <summary>The query for the database of a context.</summary>
    public TQuery For(DbContext context) => compiled.GetValue(context.Model, _ => compile());
}
