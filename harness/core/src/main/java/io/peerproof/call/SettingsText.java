package io.peerproof.call;

import io.peerproof.call.CallSettings.Timing;
import io.peerproof.call.steps.Step;
import io.peerproof.proof.measure.MeasureLimits;
import io.peerproof.report.PasswordMasking;
import io.peerproof.server.PageFolder;
import io.peerproof.server.ServerOptions;
import io.peerproof.signaling.IceServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The settings of calls as texts by their names, for a report: no text contains a password. */
public final class SettingsText {

  private final Map<String, String> texts = new TreeMap<>();

  private SettingsText() {}

  /** Returns the texts of {@code settings}, which may be added to. */
  public static Map<String, String> of(CallSettings settings) {
    SettingsText text = new SettingsText();
    settings.roles().forEach(role -> text.addPeer(role.word() + ".", settings.peer(role)));
    text.addServer(settings.server());
    text.addSteps(settings);
    text.put("expect", settings.expect().map(Object::toString).orElse("inferred"));
    text.put("source", settings.source().name().toLowerCase(Locale.ROOT));
    text.put("topology", settings.topology().name().toLowerCase(Locale.ROOT));
    text.put("oneWay", settings.oneWay().name().toLowerCase(Locale.ROOT));
    text.addLimits(settings.limits());
    text.addTiming(settings.timing());
    text.put("calls", String.valueOf(settings.calls()));
    text.put("headed", String.valueOf(settings.options().headed()));
    return text.texts;
  }

  private void addPeer(String prefix, PeerSettings peer) {
    put(prefix + "page", peer.page());
    put(prefix + "browser", peer.launch().browser().text());
    put(prefix + "camera", peer.launch().camera().name());
    put(prefix + "cameraFormat", peer.launch().format().sizeAndRate());
    put(prefix + "autoplay", peer.launch().autoplay().name().toLowerCase(Locale.ROOT));
    put(prefix + "screen", peer.launch().screen().name().toLowerCase(Locale.ROOT));
    put(prefix + "transport", peer.launch().transport().name());
    put(prefix + "arguments", String.join(" ", peer.launch().arguments()));
    put(prefix + "cpuSlowdown", String.valueOf(peer.emulation().cpuSlowdown()));
    put(prefix + "networkLatencyMs", ms(peer.emulation().networkLatency()));
  }

  private void addServer(ServerOptions server) {
    put("server.host", server.host());
    put("server.https", String.valueOf(server.https()));
    put("server.roomCapacity", String.valueOf(server.roomCapacity()));
    put("server.origins", String.join(" ", server.origins()));
    put("server.stun", String.valueOf(server.stun()));
    put(
        "server.iceServers",
        server.iceServers().stream().map(IceServer::toString).collect(Collectors.joining(", ")));
    put(
        "server.pages",
        server.pages().stream()
            .map(folder -> folder.urlPrefix() + " " + directory(folder))
            .collect(Collectors.joining(", ")));
  }

  /** Returns the folder as seen from the working directory: the same in each checkout. */
  private static String directory(PageFolder folder) {
    Path here = Path.of("").toAbsolutePath();
    Path directory = Path.of(folder.directory());
    return !folder.onClasspath() && directory.startsWith(here)
        ? here.relativize(directory).toString().replace('\\', '/')
        : folder.directory();
  }

  private void addSteps(CallSettings settings) {
    put(
        "steps",
        settings.steps().stream()
            .map(step -> step.actor().name().toLowerCase(Locale.ROOT) + ": " + words(step))
            .collect(Collectors.joining("; ")));
  }

  /** Returns the step without what may be a password or a token. */
  private static String words(Step step) {
    if (step instanceof Step.Type type) {
      return "type '***' into '" + type.selector() + "'";
    }
    return step instanceof Step.RunScript run
        ? "run script " + UUID.nameUUIDFromBytes(run.script().getBytes(StandardCharsets.UTF_8))
        : step.words();
  }

  private void addLimits(MeasureLimits limits) {
    putLimit("maxFreezeMs", limits.video().maxFreezeMs());
    putLimit("minFramesPerSecond", limits.video().minFramesPerSecond());
    putLimit("maxDelayMs", limits.video().maxDelayMs());
    putLimit("minPsnrDb", limits.quality().minPsnrDb());
    putLimit("minSsim", limits.quality().minSsim());
    putLimit("maxAudioGapMs", limits.maxAudioGapMs());
  }

  private void addTiming(Timing timing) {
    put("timeoutMs", ms(timing.timeout()));
    put("holdMs", ms(timing.hold()));
    put("maxOutageMs", ms(timing.maxOutage()));
  }

  private void putLimit(String name, @Nullable Double limit) {
    if (limit != null) {
      put("limit." + name, String.valueOf(limit));
    }
  }

  private void put(String name, String text) {
    texts.put(name, PasswordMasking.mask(text));
  }

  private static String ms(Duration duration) {
    return String.valueOf(duration.toMillis());
  }
}
