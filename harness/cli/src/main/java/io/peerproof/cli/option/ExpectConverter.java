package io.peerproof.cli.option;

import io.peerproof.proof.expectation.CallExpectation;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts the media that a call must carry, with {@link CallExpectation#parse}. */
public final class ExpectConverter implements ITypeConverter<CallExpectation> {

  @Override
  public CallExpectation convert(String text) {
    try {
      return CallExpectation.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
