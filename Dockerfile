# One image for every role; Mesh__Roles says which a container has (compose.yaml).

FROM node:20-bookworm-slim AS web
WORKDIR /repo/src/WebWorld
COPY src/WebWorld/package.json src/WebWorld/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY src/WebWorld/ ./
RUN npm run build

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /repo
# Project and lock files first: what they name is downloaded again only when they change.
COPY Directory.Build.props Directory.Packages.props global.json .editorconfig ./
COPY src/Mesh/Mesh.csproj src/Mesh/packages.lock.json src/Mesh/
COPY src/Knowledge/Knowledge.csproj src/Knowledge/packages.lock.json src/Knowledge/
COPY src/Bots/Bots.csproj src/Bots/packages.lock.json src/Bots/
COPY src/Gateway/Gateway.csproj src/Gateway/packages.lock.json src/Gateway/
COPY src/WorldBridge/WorldBridge.csproj src/WorldBridge/packages.lock.json src/WorldBridge/
COPY src/Host/Host.csproj src/Host/WebClient.targets src/Host/packages.lock.json src/Host/
RUN dotnet restore src/Host --locked-mode
COPY src/ src/
COPY --from=web /repo/src/WebWorld/dist/ src/WebWorld/dist/
RUN dotnet publish src/Host -c Release --no-restore -o /app -p:UseAppHost=false -p:SkipWebClient=true

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app/ ./
# The one folder the host writes to; everything else may be read-only.
RUN mkdir /data && chown 1654:1654 /data
ENV ASPNETCORE_HTTP_PORTS=8080 \
    Mesh__Data=/data \
    # MassTransit would otherwise report bus and endpoint names to its makers.
    MASSTRANSIT_USAGE_TELEMETRY=false
VOLUME /data
EXPOSE 8080
# The user "app" of the base image, by number, so that an orchestrator can see that it isn't root.
USER 1654
# bash's own sockets: the base image has no curl. 503 (not ready) ends in failure, as no answer does.
HEALTHCHECK --interval=5s --timeout=3s --start-period=30s --retries=3 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health/ready HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [ \"$status\" = 200 ]"]
ENTRYPOINT ["dotnet", "MetaverseSeoul.Host.dll"]
