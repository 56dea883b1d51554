package io.peerproof.cli.option;

import io.peerproof.proof.expectation.Expect;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What a call is to carry, as {@link Expect#parse} reads it. */
public final class ExpectConverter implements ITypeConverter<Expect> {

  @Override
  public Expect convert(String text) {
    try {
      return Expect.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
