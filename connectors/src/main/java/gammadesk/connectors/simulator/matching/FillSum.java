package gammadesk.connectors.simulator.matching;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** What an order's fills come to: exact, for the product of price and amount does not fit into a long. */
final class FillSum {
    private static final int AVERAGE_PLACES = 10;
    private static final BigInteger LOW_WORD = BigInteger.ONE.shiftLeft(Long.SIZE);

    private long amount;
    private long onlyPrice;
    private boolean mixed;
    private long high;
    private long low;

    long amount() {
        return amount;
    }

    void add(long price, long more) {
        mixed |= amount > 0 && price != onlyPrice;
        onlyPrice = price;
        amount += more;
        long before = low;
        low += price * more;
        high += Math.multiplyHigh(price, more) + (Long.compareUnsigned(low, before) < 0 ? 1 : 0);
    }

    /** As if so much had been filled at a mean price. */
    void restore(BigDecimal average, long filled) {
        BigInteger sum = average.movePointRight(Units.PLACES)
                .multiply(BigDecimal.valueOf(filled))
                .setScale(0, RoundingMode.HALF_EVEN)
                .unscaledValue();
        amount = filled;
        mixed = filled > 0;
        low = sum.longValue();
        high = sum.shiftRight(Long.SIZE).longValue();
    }

    /** The mean price by amount; 0 before the first fill. */
    BigDecimal average() {
        return mixed ? mean() : Units.decimal(onlyPrice);
    }

    private BigDecimal mean() {
        BigInteger lowWord = BigInteger.valueOf(low);
        BigInteger unsigned = low < 0 ? lowWord.add(LOW_WORD) : lowWord;
        BigDecimal sum =
                new BigDecimal(BigInteger.valueOf(high).shiftLeft(Long.SIZE).add(unsigned), Units.PLACES);
        return Units.plain(sum.divide(BigDecimal.valueOf(amount), AVERAGE_PLACES, RoundingMode.HALF_EVEN));
    }
}
