package io.peerproof.media;

import java.io.IOException;
import java.nio.channels.FileChannel;

/**
 * A file that a fake device plays. Its content depends only on its parameters, which are all part
 * of its name.
 */
sealed interface MediaFile permits Y4mFile, WavFile {

  /**
   * Version of the content beside the stamp and the tone. It is part of every name; increase it
   * with every change of the content.
   */
  int VERSION = 1;

  /** Returns the name without a directory; files of the same name have the same content. */
  String name();

  /** Returns the size of the whole file in bytes. */
  long size();

  /** Writes the whole file from the channel's position. */
  void writeTo(FileChannel channel) throws IOException;

  /** Tells if the channel's file has this content; cheap enough for a check before each call. */
  boolean isHeldBy(FileChannel channel) throws IOException;
}
