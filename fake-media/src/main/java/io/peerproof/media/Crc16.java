package io.peerproof.media;

/**
 * The checksum of a stamp: CRC-16/CCITT with initial value 0xFFFF, no reflection, no final XOR.
 *
 * <p>Catalogued as CRC-16/IBM-3740 (alias CRC-16/CCITT-FALSE). Its check value, over the ASCII
 * digits {@code 123456789}, is 0x29B1. Over the 24 bits of a stamp it detects every error of up to
 * three bits, and every burst of up to sixteen.
 */
final class Crc16 {
  private static final int POLYNOMIAL = 0x1021;
  private static final int INITIAL = 0xFFFF;

  private Crc16() {}

  static int of(byte... bytes) {
    int crc = INITIAL;
    for (byte b : bytes) {
      crc ^= (b & 0xFF) << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) == 0 ? crc << 1 : (crc << 1) ^ POLYNOMIAL;
      }
      crc &= 0xFFFF;
    }
    return crc;
  }
}
