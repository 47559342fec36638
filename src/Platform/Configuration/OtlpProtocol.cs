namespace CallCenter.Platform.Configuration;

/// <summary>How telemetry travels (OpenTelemetry protocol specification).</summary>
public enum OtlpProtocol
{
    /// <summary>Protobuf in HTTP requests; collectors listen on 4318.</summary>
    HttpProtobuf,

    /// <summary>gRPC; collectors listen on 4317.</summary>
    Grpc,
}
