package io.encdynamo.crypto;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.spi.WrapContext;

/**
 * What turning a passphrase into a master key costs, as a blob of form 02 says it. The blob is not
 * authenticated when it is read, so what is out of bounds is refused before anything is computed.
 *
 * @param memoryKib memory in KiB
 * @param passes passes over it, at most 255 by the format
 */
record PassphraseCost(int memoryKib, int passes) {
  private static final int LEAST_KIB = 64 << 10;
  private static final int MOST_KIB = 1 << 20;
  private static final int LEAST_PASSES = 3;

  /** RFC 9106, section 4, the second recommended option. */
  static final PassphraseCost RECOMMENDED = new PassphraseCost(LEAST_KIB, LEAST_PASSES);

  /**
   * Returns if this may be computed, here and now.
   *
   * @throws DriverException 5E002 outside of the bounds, or if the heap is too small for it
   */
  void require(WrapContext context) {
    requireBounds(context);
    requireHeap(context, Runtime.getRuntime().maxMemory());
  }

  void requireBounds(WrapContext context) {
    if (memoryKib < LEAST_KIB || memoryKib > MOST_KIB || passes < LEAST_PASSES) {
      throw new DriverException(
          ErrorCode.KEY_NOT_AVAILABLE,
          context,
          "its Argon2id parameters are not those this driver writes (64 MiB to 1 GiB, at least 3"
              + " passes); restore the catalog");
    }
  }

  /** Refuses what would leave the rest of the application less than half of the heap. */
  void requireHeap(WrapContext context, long heapBytes) {
    if (((long) memoryKib << 10) > heapBytes / 2) {
      throw new DriverException(
          ErrorCode.KEY_NOT_AVAILABLE,
          context,
          "Argon2id needs " + (memoryKib >> 10) + " MiB for it; give this JVM twice that as heap");
    }
  }
}
