package io.peerproof.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** A process of its own that wants a file; it says when it begins, and which file it got. */
final class CacheUser {

  private CacheUser() {}

  public static void main(String[] arguments) throws IOException {
    System.out.println("asking");

    Path video = MediaCache.at(Path.of(arguments[0])).mediaFor(1, MediaCacheTest.SMALL).video();

    System.out.println(identity(video));
  }

  /** Another one for each file that was ever moved to this name. */
  static String identity(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey().toString();
  }
}
