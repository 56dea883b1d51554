package io.peerproof.sabotage;

import static io.peerproof.sabotage.SabotageCase.sound;

import java.util.List;
import java.util.stream.Stream;

/** Calls that are odd and right. */
final class HealthyCalls {

  private HealthyCalls() {}

  static List<SabotageCase> cases() {
    return Stream.of(plain(), pictures(), codecs(), connections()).flatMap(List::stream).toList();
  }

  private static List<SabotageCase> plain() {
    return List.of(sound("healthy/plain", "Nothing is odd about this one."));
  }

  private static List<SabotageCase> pictures() {
    return List.of(
        both("fifteen-frames", "Fifteen frames a second."),
        sound("healthy/full-hd", "The caller sends 1920×1080.").atCaller("full-hd"),
        both("small", "Pictures of 320×180."),
        both("portrait", "Pictures that are higher than wide."),
        both("scaled-down", "The encoder halves width and height."),
        both("simulcast", "Two layers of one picture."),
        both("two-videos", "Two pictures each way."));
  }

  private static List<SabotageCase> codecs() {
    return List.of(
        both("vp8", "VP8 and nothing else."),
        both("vp9", "VP9 and nothing else."),
        both("av1", "AV1 and nothing else."));
  }

  private static List<SabotageCase> connections() {
    return List.of(
        both("restarts-ice-later", "Both look for a new way in mid-call.").held(),
        both("candidates-late", "All candidates arrive after eight seconds."));
  }

  private static SabotageCase both(String fault, String what) {
    return sound("healthy/" + fault, what).atBoth(fault);
  }
}
