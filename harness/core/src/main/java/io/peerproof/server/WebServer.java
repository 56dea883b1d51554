package io.peerproof.server;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.staticfiles.Location;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketCreator;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.DetectorConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Configures Javalin: the pages, their headers, the errors, and the route of the signaling socket.
 */
final class WebServer {

  static final String SIGNAL_PATH = "/signal";

  /** Content types of text files, with their character set UTF-8. Jetty knows the other types. */
  private static final Map<String, String> TEXT_TYPES =
      Map.of(
          "html", "text/html;charset=utf-8",
          "js", "text/javascript;charset=utf-8",
          "mjs", "text/javascript;charset=utf-8",
          "css", "text/css;charset=utf-8",
          "svg", "image/svg+xml;charset=utf-8",
          "json", "application/json;charset=utf-8",
          "txt", "text/plain;charset=utf-8");

  /** Maximum number of threads. No handler blocks, so a few threads serve any number of pages. */
  private static final int MAX_THREADS = 16;

  private static final int MIN_THREADS = 4;
  private static final int IDLE_MILLIS = 60_000;

  private static final Logger log = LoggerFactory.getLogger(WebServer.class);

  private final ServerOptions options;
  private final Optional<SelfSignedCertificate> certificate;

  private WebServer(ServerOptions options, Optional<SelfSignedCertificate> certificate) {
    this.options = options;
    this.certificate = certificate;
  }

  /** Creates the server without starting it. */
  static Javalin create(
      ServerOptions options,
      Optional<SelfSignedCertificate> certificate,
      JettyWebSocketCreator signaling) {
    WebServer server = new WebServer(options, certificate);
    return Javalin.create(config -> server.configure(config, signaling));
  }

  private void configure(JavalinConfig config, JettyWebSocketCreator signaling) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled =
        false; // it would be a thread that sleeps for five seconds
    // Loopback and LAN are faster than gzip.
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.jetty.threadPool = threads();
    config.jetty.addConnector(this::connector);
    config.jetty.modifyServer(server -> server.setErrorHandler(new PlainTextErrorHandler()));
    config.jetty.modifyServletContextHandler(
        context -> context.setErrorHandler(new PlainTextErrorHandler()));
    // Javalin's default LEGACY passes "..%2f" on to the handlers.
    config.jetty.modifyHttpConfiguration(http -> http.setUriCompliance(UriCompliance.DEFAULT));
    config.jetty.modifyWebSocketServletFactory(
        factory -> factory.addMapping(SIGNAL_PATH, signaling));
    options.pages().forEach(folder -> serve(folder, config));
    route(config.routes);
  }

  private static QueuedThreadPool threads() {
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, MIN_THREADS, IDLE_MILLIS);
    threads.setName("peerproof-server");
    threads.setDaemon(true);
    return threads;
  }

  private Connector connector(Server server, HttpConfiguration http) {
    ServerConnector connector =
        certificate
            .map(made -> secure(server, http, made))
            .orElseGet(() -> new ServerConnector(server, 1, 1, new HttpConnectionFactory(http)));
    connector.setHost(options.host());
    connector.setPort(options.port());
    return connector;
  }

  private static ServerConnector secure(
      Server server, HttpConfiguration http, SelfSignedCertificate certificate) {
    // The browser warns of a name that the certificate lacks; the server does not answer 400.
    http.addCustomizer(new SecureRequestCustomizer(false));
    String password = UUID.randomUUID().toString();
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setKeyStore(certificate.keyStore(password));
    tls.setKeyStorePassword(password);
    HttpConnectionFactory plain = new HttpConnectionFactory(http);
    SslConnectionFactory secure = new SslConnectionFactory(tls, plain.getProtocol());
    // A request without https:// is redirected, instead of an unreadable response.
    return new ServerConnector(server, 1, 1, new DetectorConnectionFactory(secure), plain);
  }

  private static void serve(PageFolder folder, JavalinConfig config) {
    config.staticFiles.add(
        files -> {
          files.hostedPath = folder.urlPrefix();
          files.directory = folder.directory();
          files.location = folder.onClasspath() ? Location.CLASSPATH : Location.EXTERNAL;
          files.headers = folder.headers();
          TEXT_TYPES.forEach((extension, type) -> files.mimeTypes.add(type, extension));
        });
  }

  private void route(RoutesConfig routes) {
    routes.before(this::prepare);
    // WebSockets never reach this handler, but Javalin passes on only paths that it knows.
    routes.ws(SIGNAL_PATH, ws -> {});
    routes.get(SIGNAL_PATH, context -> plain(context, HttpStatus.UPGRADE_REQUIRED.getCode()));
    routes.error(404, context -> plain(context, 404));
    routes.exception(
        Exception.class,
        (failure, context) -> {
          log.error("{} {} failed", context.method(), context.path(), failure);
          plain(context, 500);
        });
  }

  private void prepare(Context context) {
    context.header("X-Content-Type-Options", "nosniff");
    context.header("Referrer-Policy", "no-referrer");
    context.header("Cache-Control", "no-store"); // a rebuilt page must be the one that is tested
    if (options.https() && !context.req().isSecure()) {
      context.redirect(
          context.fullUrl().replaceFirst("^http:", "https:"), HttpStatus.PERMANENT_REDIRECT);
      context.skipRemainingHandlers();
    }
  }

  private static void plain(Context context, int status) {
    context
        .status(status)
        .contentType("text/plain;charset=utf-8")
        .result(PlainTextErrorHandler.sentence(status) + "\n");
  }
}
