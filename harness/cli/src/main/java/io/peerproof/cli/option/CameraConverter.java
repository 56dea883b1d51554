package io.peerproof.cli.option;

import io.peerproof.media.VideoFormat;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts the size and frame rate of a camera, such as {@code 640x480@30}. */
final class CameraConverter implements ITypeConverter<VideoFormat> {

  @Override
  public VideoFormat convert(String text) {
    try {
      return VideoFormat.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage() + ".");
    }
  }
}
