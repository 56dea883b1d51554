package io.peerproof.proof.expectation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Media that a call should carry, as the caller sees it: {@code video,audio}, {@code
 * video=recvonly}, {@code video:2,data}, {@code video,audio,screen=sendonly}.
 *
 * @param video which way
 * @param videoTracks how many video tracks go each of those ways; 0 without video
 * @param audio which way
 * @param data which way messages go on a data channel
 * @param screen which way a shared screen goes, as a video track beside those of {@code video}
 */
public record CallExpectation(
    MediaDirection video,
    int videoTracks,
    MediaDirection audio,
    MediaDirection data,
    MediaDirection screen) {

  private static final Pattern PART =
      Pattern.compile("(video|audio|data|screen)(?::([1-9]))?(?:=(sendrecv|sendonly|recvonly))?");

  private static final String GRAMMAR =
      "Write video, audio, data and screen, separated by commas, each at most once. Add =sendonly or"
          + " =recvonly for one direction, seen from the caller; the default is =sendrecv. video:2"
          + " means two video tracks. For example: video,audio or video=recvonly or"
          + " video:2=sendonly,data or video,audio,screen=sendonly.";

  /** Video and audio both ways. */
  public static final CallExpectation VIDEO_AND_AUDIO = parse("video,audio");

  /**
   * Reads {@code video[:count][=direction],audio[=direction],data[=direction],screen[=direction]},
   * in any order.
   *
   * @throws IllegalArgumentException if it has another form; the message says what to write
   */
  public static CallExpectation parse(String text) {
    MediaDirection video = MediaDirection.INACTIVE;
    MediaDirection audio = MediaDirection.INACTIVE;
    MediaDirection data = MediaDirection.INACTIVE;
    MediaDirection screen = MediaDirection.INACTIVE;
    int videoTracks = 0;
    List<String> seen = new ArrayList<>();
    for (String part : text.trim().split("\\s*,\\s*", -1)) {
      Matcher matcher = PART.matcher(part);
      if (!matcher.matches()) {
        throw wrong("\"" + part + "\" is not a medium");
      }
      String kind = matcher.group(1);
      if (seen.contains(kind)) {
        throw wrong("\"" + kind + "\" is given twice");
      }
      seen.add(kind);
      Optional<String> count = Optional.ofNullable(matcher.group(2));
      if (count.isPresent() && !kind.equals("video")) {
        throw wrong("only video can have a number, not \"" + part + "\"");
      }
      MediaDirection mediaDirection =
          Optional.ofNullable(matcher.group(3))
              .map(word -> MediaDirection.valueOf(word.toUpperCase(Locale.ROOT)))
              .orElse(MediaDirection.SENDRECV);
      switch (kind) {
        case "video" -> {
          video = mediaDirection;
          videoTracks = Integer.parseInt(count.orElse("1"));
        }
        case "audio" -> audio = mediaDirection;
        case "data" -> data = mediaDirection;
        default -> screen = mediaDirection;
      }
    }
    return new CallExpectation(video, videoTracks, audio, data, screen);
  }

  private static IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(what + ". " + GRAMMAR);
  }

  /** Media that the caller should receive. */
  public ExpectedMedia ofCaller() {
    return media(video.receives(), audio.receives(), data.receives(), screen.receives());
  }

  /** Media that the callee should receive. */
  public ExpectedMedia ofCallee() {
    return media(video.sends(), audio.sends(), data.sends(), screen.sends());
  }

  private ExpectedMedia media(boolean cameras, boolean sound, boolean messages, boolean shared) {
    int screens = shared ? 1 : 0;
    return new ExpectedMedia((cameras ? videoTracks : 0) + screens, sound, messages, screens);
  }

  /** As it is parsed. */
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    add(parts, videoTracks > 1 ? "video:" + videoTracks : "video", video);
    add(parts, "audio", audio);
    add(parts, "data", data);
    add(parts, "screen", screen);
    return String.join(",", parts);
  }

  private static void add(List<String> parts, String kind, MediaDirection mediaDirection) {
    if (mediaDirection != MediaDirection.INACTIVE) {
      parts.add(
          mediaDirection == MediaDirection.SENDRECV ? kind : kind + "=" + mediaDirection.word());
    }
  }
}
