package io.peerproof.server;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketCreator;
import org.eclipse.jetty.http.MimeTypes;
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

  /** Headers of each answer, also of an error. */
  static final Map<String, String> HEADERS =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "no-referrer",
          "Cache-Control", "no-store"); // a rebuilt page must be the one that is tested

  /** Relays of other servers that the demo may use, as a JSON array. A static site has a file. */
  private static final String RELAYS_PATH = "/relays.json";

  /** A host that a Content Security Policy can name; it cannot name an IPv6 address. */
  private static final Pattern HOST_OF_POLICY = Pattern.compile("[A-Za-z0-9._-]+(:[0-9]{1,5})?");

  /**
   * Suites with authenticated encryption and forward secrecy, as the <a
   * href="https://cheatsheetseries.owasp.org/cheatsheets/Transport_Layer_Security_Cheat_Sheet.html">list
   * of OWASP</a> has them; all browsers know them.
   */
  private static final String[] CIPHER_SUITES = {
    "TLS_AES_.*_GCM_.*",
    "TLS_CHACHA20_POLY1305_SHA256",
    "TLS_ECDHE_ECDSA_WITH_AES_.*_GCM_.*",
    "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256"
  };

  /** Maximum number of threads. No handler blocks, so a few threads serve any number of pages. */
  private static final int MAX_THREADS = 16;

  private static final int MIN_THREADS = 4;
  private static final int IDLE_MILLIS = 60_000;

  private static final Logger log = LoggerFactory.getLogger(WebServer.class);

  private final ServerOptions options;
  private final SocketLimits limits;
  private final Optional<SelfSignedCertificate> certificate;

  private WebServer(
      ServerOptions options, SocketLimits limits, Optional<SelfSignedCertificate> certificate) {
    this.options = options;
    this.limits = limits;
    this.certificate = certificate;
  }

  /** Creates the server without starting it. */
  static Javalin create(
      ServerOptions options,
      SocketLimits limits,
      AllowedHosts hosts,
      Optional<SelfSignedCertificate> certificate,
      JettyWebSocketCreator signaling) {
    WebServer server = new WebServer(options, limits, certificate);
    return Javalin.create(config -> server.configure(config, hosts, signaling));
  }

  private void configure(
      JavalinConfig config, AllowedHosts hosts, JettyWebSocketCreator signaling) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled =
        false; // it would be a thread that sleeps for five seconds
    // Loopback and LAN are faster than gzip.
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.jetty.threadPool = threads();
    config.jetty.addConnector(this::connector);
    config.jetty.modifyServer(
        server -> {
          server.setErrorHandler(new PlainTextErrorHandler());
          server.setHandler(guarded(hosts));
        });
    config.jetty.modifyServletContextHandler(
        context -> {
          context.setErrorHandler(new PlainTextErrorHandler());
          context.setSessionHandler(new NoSessions());
          context.addServlet(new SignalingServlet(signaling), SignalingServlet.PATH);
        });
    // Javalin's default LEGACY passes "..%2f" on to the handlers.
    config.jetty.modifyHttpConfiguration(http -> http.setUriCompliance(UriCompliance.DEFAULT));
    route(config.routes);
  }

  private HostGuard guarded(AllowedHosts hosts) {
    List<FolderFiles> folders =
        options.pages().stream().flatMap(folder -> folder.files().stream()).toList();
    HostGuard guard = new HostGuard(hosts);
    guard.setHandler(new FolderHandler(folders, TEXT_TYPES, HEADERS, options.https()));
    return guard;
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
    connector.addBean(
        new ConnectionGuard(
            connector.getScheduler(),
            limits.patience(),
            new AddressQuota(limits.requests(), limits.requestsOfAddress())));
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
    tls.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    tls.setIncludeCipherSuites(CIPHER_SUITES);
    tls.setRenegotiationAllowed(false);
    HttpConnectionFactory plain = new HttpConnectionFactory(http);
    SslConnectionFactory secure = new SslConnectionFactory(tls, plain.getProtocol());
    // A request without https:// is redirected, instead of an unreadable response.
    return new ServerConnector(server, 1, 1, new DetectorConnectionFactory(secure), plain);
  }

  private static void serve(PageFolder folder, RoutesConfig routes) {
    ClasspathFiles files = ClasspathFiles.of(folder);
    if (!files.exist()) {
      throw new ServerStartException(
          "The class path has no folder " + folder.directory() + ". Name one that it has.", null);
    }
    Handler handler = context -> serve(files, folder, context);
    if (!files.urlPrefix().isEmpty()) {
      routes.get(files.urlPrefix(), handler);
    }
    routes.get(files.urlPrefix() + "/", handler);
    routes.get(files.urlPrefix() + "/<path>", handler);
  }

  private static void serve(ClasspathFiles files, PageFolder folder, Context context) {
    files
        .find(context.req().getRequestURI())
        .ifPresentOrElse(
            file -> {
              folder.headers().forEach(context::header);
              context.contentType(typeOf(file.name())).result(file.bytes());
            },
            () -> context.status(404));
  }

  private static String typeOf(String name) {
    String known = TEXT_TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    String other = known == null ? MimeTypes.DEFAULTS.getMimeByExtension(name) : known;
    return other == null ? "application/octet-stream" : other;
  }

  private void route(RoutesConfig routes) {
    routes.before(this::prepare);
    routes.after(this::nameSockets);
    if (options.pages().stream().anyMatch(PageFolder::isDemo)) {
      routes.get(RELAYS_PATH, this::listRelays);
    }
    options.pages().stream()
        .filter(PageFolder::onClasspath)
        .forEach(folder -> serve(folder, routes));
    routes.error(404, context -> plain(context, 404));
    routes.exception(
        Exception.class,
        (failure, context) -> {
          log.error("{} {} failed", context.method(), context.path(), failure);
          plain(context, 500);
        });
  }

  private void prepare(Context context) {
    HEADERS.forEach(context::header);
    if (options.https() && !context.req().isSecure()) {
      context.redirect(
          context.fullUrl().replaceFirst("^http:", "https:"), HttpStatus.PERMANENT_REDIRECT);
      context.skipRemainingHandlers();
    }
  }

  /** Writes into the policy of a page which WebSockets it may open: its own server's, and given. */
  private void nameSockets(Context context) {
    String policy = context.res().getHeader(PageFolder.POLICY);
    if (policy == null || !policy.contains(PageFolder.SOCKETS)) {
      return;
    }
    StringBuilder sockets = new StringBuilder();
    String host = context.header("Host");
    if (host != null && HOST_OF_POLICY.matcher(host).matches()) {
      // Behind a proxy with TLS the page is secure although this server is not.
      sockets.append(" ws://").append(host).append(" wss://").append(host);
    }
    options.relays().forEach(relay -> sockets.append(' ').append(relay));
    context.header(PageFolder.POLICY, policy.replace(PageFolder.SOCKETS, sockets));
  }

  private void listRelays(Context context) {
    // No relay contains a character that JSON escapes; see ServerOptions.Relay.
    String relays =
        options.relays().stream().map(relay -> '"' + relay + '"').collect(Collectors.joining(","));
    context.contentType("application/json;charset=utf-8").result("[" + relays + "]");
  }

  private static void plain(Context context, int status) {
    context
        .status(status)
        .contentType("text/plain;charset=utf-8")
        .result(PlainTextErrorHandler.sentence(status) + "\n");
  }
}
