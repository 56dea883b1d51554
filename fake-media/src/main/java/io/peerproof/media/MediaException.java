package io.peerproof.media;

/**
 * The files of a fake device could not be made; the message says where, and what to do about it.
 */
public final class MediaException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MediaException(String message, Throwable cause) {
    super(message, cause);
  }
}
