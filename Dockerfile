# One image per service: docker build --build-arg SERVICE=CallSaga .
# SERVICE is a folder of src: Api, CallSaga, MediaEdge, InsightsWorker, NotificationWorker, Proxy or Simulator.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG SERVICE
# For Azure Service Bus: --build-arg BUILD_ARGUMENTS=-p:AzureServiceBus=true
# The commit, which is not copied, for the version that journals tell: --build-arg "BUILD_ARGUMENTS=-p:SourceRevisionId=$(git rev-parse HEAD)"
ARG BUILD_ARGUMENTS=
WORKDIR /source
COPY . .
RUN dotnet publish "src/${SERVICE}" -c Release -nologo -o /app ${BUILD_ARGUMENTS} && mkdir /data

FROM mcr.microsoft.com/dotnet/aspnet:10.0
ARG SERVICE
ENV SERVICE=${SERVICE} CALLCENTER_DATA=/data PORT=8080
WORKDIR /app
COPY --from=build /app .
COPY --from=build --chown=$APP_UID /data /data
EXPOSE 8080
USER $APP_UID
# The image has no curl; bash speaks enough HTTP to ask whether the service is alive.
HEALTHCHECK --interval=5s --timeout=3s --start-period=30s --retries=3 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/$PORT && printf 'GET /health/liveness HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["bash", "-c", "exec dotnet \"CallCenter.$SERVICE.dll\" \"$@\"", "service"]
