package io.peerproof.cli.command;

import io.peerproof.cli.option.CommonOptions;
import io.peerproof.cli.option.StaticFolder;
import io.peerproof.cli.output.ExitCode;
import io.peerproof.cli.output.RunLog;
import io.peerproof.cli.output.Terminal;
import io.peerproof.server.PeerproofServer;
import io.peerproof.server.ServerOptions;
import io.peerproof.server.ServerStartException;
import io.peerproof.signaling.IceServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code serve}, which serves the demo page to people until it is interrupted. */
@Command(
    name = "serve",
    description = "Serves the demo page for people to call each other. Stop it with Ctrl-C.",
    footerHeading = "%nOn two machines of a network:%n",
    footer = "  peerproof serve --host 0.0.0.0 --https",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:stopped", "2:wrong usage, or the port is taken"})
public final class ServeCommand implements Callable<Integer> {

  /** Blocks until the server should stop. */
  @FunctionalInterface
  public interface StopSignal {
    void await() throws InterruptedException;
  }

  @Spec private CommandSpec spec;
  @Mixin private final CommonOptions common;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description =
          "Address to listen on: 127.0.0.1 for this machine only, 0.0.0.0 for the network. Default: ${DEFAULT-VALUE}.")
  private String host;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "TCP port, 0 to 65535. Default: 0, any free port.")
  private int port;

  @Option(
      names = "--https",
      description =
          "Serve over TLS, with a new self-signed certificate. Pages opened from another machine get a camera only over HTTPS.")
  private boolean https;

  @Option(
      names = "--ice-server",
      paramLabel = "URL",
      description =
          "ICE server for the pages to use instead of the built-in STUN server: stun:HOST:PORT or turn:HOST:PORT,USER,PASSWORD. Repeatable.")
  private List<String> iceServers = List.of();

  @Option(
      names = "--allow-origin",
      paramLabel = "ORIGIN",
      description =
          "Origin of another server whose pages may use the signaling relay: https://app.example. Repeatable.")
  private List<String> origins = List.of();

  @Option(
      names = "--allow-relay",
      paramLabel = "URL",
      description =
          "Relay of another server that the demo page may use when its address names it (?relay=URL): wss://relay.example/signal. Repeatable.")
  private List<String> relays = List.of();

  @Option(
      names = "--allow-host",
      paramLabel = "HOST",
      description =
          "Host by which browsers may address the server, besides the names and addresses of this machine, such as the name of a container or a proxy: demo.example. Repeatable.")
  private List<String> allowedHosts = List.of();

  @Option(
      names = "--serve",
      paramLabel = "DIR",
      description =
          "Folder to serve at / instead of the demo page. The signaling relay stays at /signal.")
  private @Nullable Path folder;

  private final Terminal terminal;
  private final StopSignal stopSignal;

  public ServeCommand(Terminal terminal, RunLog log, StopSignal stopSignal) {
    this.common = new CommonOptions(log);
    this.terminal = terminal;
    this.stopSignal = stopSignal;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (PeerproofServer server = PeerproofServer.start(options())) {
      Thread stop = new Thread(server::close, "stop the server");
      Runtime.getRuntime().addShutdownHook(stop);
      print(server);
      stopSignal.await();
      Runtime.getRuntime().removeShutdownHook(stop);
    } catch (ServerStartException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    return ExitCode.PASSED;
  }

  private ServerOptions options() {
    try {
      ServerOptions options =
          ServerOptions.defaults()
              .withHost(host)
              .withPort(port)
              .withHttps(https)
              .withOrigins(origins.toArray(String[]::new))
              .withRelays(relays.toArray(String[]::new))
              .withAllowedHosts(allowedHosts.toArray(String[]::new));
      ServerOptions serving =
          folder == null
              ? options
              : options.withPages(StaticFolder.of(spec.commandLine(), folder).path(), "/");
      return iceServers.isEmpty()
          ? serving
          : serving.withIceServers(iceServers.stream().map(IceServer::parse).toList());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void print(PeerproofServer server) {
    terminal
        .out()
        .println(folder == null ? "The demo page is at" : "The folder " + folder + " is at");
    terminal.out().println("  " + server.url());
    for (URI address : server.addresses()) {
      if (!address.equals(server.url())) {
        terminal.out().println("  " + address + "  from other machines");
      }
    }
    server
        .certificateFingerprint()
        .ifPresent(
            fingerprint -> {
              terminal
                  .out()
                  .println(
                      "The certificate is self-signed, so browsers warn. Its SHA-256 fingerprint:");
              terminal.out().println("  " + fingerprint);
            });
    if (!server.isForThisMachine()) {
      printWhatIsOpen(server);
    }
    terminal.out().println("Press Ctrl-C to stop.");
    terminal.out().flush();
  }

  /** Says what other machines can do, because there are no accounts. */
  private void printWhatIsOpen(PeerproofServer server) {
    terminal.out().println("Open to every machine that reaches this one, without a password:");
    terminal
        .out()
        .println(
            String.format(
                Locale.ROOT,
                "  TCP port %d: %s, and each room of the signaling relay",
                server.port(),
                folder == null
                    ? "the demo page"
                    : String.format(
                        Locale.ROOT,
                        "all files in %s except those whose names begin with a dot",
                        folder)));
    server
        .stunUrls()
        .forEach(
            url ->
                terminal
                    .out()
                    .println(
                        String.format(
                            Locale.ROOT,
                            "  UDP port %s: the STUN server",
                            url.replaceFirst(".*:", ""))));
  }
}
