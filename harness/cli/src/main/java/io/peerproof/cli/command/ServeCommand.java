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
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code serve}: the demo page for people, until it is interrupted. */
@Command(
    name = "serve",
    description = "Serves the demo page, for people to call each other. Ctrl-C ends it.",
    footerHeading = "%nOn two machines of a network:%n",
    footer = "  peerproof serve --host 0.0.0.0 --https",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:it was ended", "2:wrong usage, or the port is taken"})
public final class ServeCommand implements Callable<Integer> {

  /** Waits until the server is to end. */
  @FunctionalInterface
  public interface End {
    void await() throws InterruptedException;
  }

  @Spec private CommandSpec spec;
  @Mixin private final CommonOptions common;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description =
          "Address to listen on: ${DEFAULT-VALUE} (the default) for this machine, 0.0.0.0 for the network.")
  private String host;

  @Option(
      names = "--port",
      defaultValue = "0",
      description = "TCP port, 0 to 65535. Default: 0, any free one.")
  private int port;

  @Option(
      names = "--https",
      description =
          "Serve TLS, with a certificate made now. Browsers give a camera to no other machine's page without it.")
  private boolean https;

  @Option(
      names = "--ice-server",
      paramLabel = "URL",
      description =
          "Tell the pages this one in place of our own STUN: stun:HOST:PORT or turn:HOST:PORT,USER,PASSWORD. May be repeated.")
  private List<String> iceServers = List.of();

  @Option(
      names = "--allow-origin",
      paramLabel = "ORIGIN",
      description =
          "Let pages of another server use the relay: https://app.example. May be repeated.")
  private List<String> origins = List.of();

  @Option(
      names = "--serve",
      paramLabel = "DIR",
      description = "Serve this folder at / in place of the demo page, beside the relay.")
  private @Nullable Path folder;

  private final Terminal terminal;
  private final End end;

  public ServeCommand(Terminal terminal, RunLog log, End end) {
    this.common = new CommonOptions(log);
    this.terminal = terminal;
    this.end = end;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (PeerproofServer server = PeerproofServer.start(options())) {
      Thread stop = new Thread(server::close, "stop the server");
      Runtime.getRuntime().addShutdownHook(stop);
      tell(server);
      end.await();
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
              .withOrigins(origins.toArray(String[]::new));
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

  private void tell(PeerproofServer server) {
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
            print -> {
              terminal.out().println("Its certificate was made now, so browsers warn. SHA-256:");
              terminal.out().println("  " + print);
            });
    terminal.out().println("Ctrl-C ends it.");
    terminal.out().flush();
  }
}
