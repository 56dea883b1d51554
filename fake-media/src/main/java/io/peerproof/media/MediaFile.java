package io.peerproof.media;

import java.io.IOException;
import java.nio.channels.FileChannel;

/**
 * One file that a fake device plays: a pure function of its parameters, all of them in its name.
 */
sealed interface MediaFile permits Y4mFile, WavFile {

  /**
   * The format of what is written under the stamp and beside the tone. It is part of every name:
   * who changes a byte of what is made, raises it.
   */
  int VERSION = 1;

  /** Name without a directory; two files of the same name hold the same bytes. */
  String name();

  /** Bytes of the whole file. */
  long size();

  /** Writes all of it from the channel's position on. */
  void writeTo(FileChannel channel) throws IOException;

  /** Whether the channel's file is this one; cheap enough to be asked before each call. */
  boolean isHeldBy(FileChannel channel) throws IOException;
}
