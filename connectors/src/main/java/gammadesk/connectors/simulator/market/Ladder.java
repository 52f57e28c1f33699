package gammadesk.connectors.simulator.market;

import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A book of bounded depth that changes by levels. Prices are whole numbers of the finest tick; those above
 * {@code coarseFrom} ticks are multiples of {@code coarseStep}.
 */
final class Ladder {
    static final int NONE = 0;

    /**
     * How ticks and amounts of an instrument are counted.
     *
     * @param numerator price of one tick, over the denominator
     * @param denominator of the price of one tick
     * @param coarseFrom highest price in ticks at which every tick is allowed
     * @param coarseStep ticks per step above it
     * @param lot smallest amount
     */
    record Scale(int numerator, int denominator, int coarseFrom, int coarseStep, double lot) {
        double price(int ticks) {
            return ticks * (double) numerator / denominator;
        }

        int floor(double price) {
            int ticks = (int) Math.floor(price * denominator / numerator + 1e-7);
            return ticks > coarseFrom ? ticks / coarseStep * coarseStep : ticks;
        }

        int ceil(double price) {
            int ticks = (int) Math.ceil(price * denominator / numerator - 1e-7);
            return ticks > coarseFrom ? (ticks + coarseStep - 1) / coarseStep * coarseStep : ticks;
        }

        int up(int ticks) {
            return ticks >= coarseFrom ? ticks + coarseStep : ticks + 1;
        }

        int down(int ticks) {
            return ticks > coarseFrom ? ticks - coarseStep : ticks - 1;
        }

        double lots(double amount) {
            double perUnit = 1 / lot;
            return Math.max(1, Math.rint(amount * perUnit)) / perUnit;
        }
    }

    private final Scale scale;
    private final int depth;
    private final double typicalAmount;
    private final Half bids;
    private final Half asks;
    private boolean held;

    Ladder(Scale scale, int depth, double typicalAmount) {
        this.scale = scale;
        this.depth = depth;
        this.typicalAmount = typicalAmount;
        this.bids = new Half(1, depth);
        this.asks = new Half(-1, depth);
    }

    Scale scale() {
        return scale;
    }

    /** Brings both sides to new best prices ({@link #NONE} empties a side); says whether anything changed. */
    boolean retarget(int bestBid, int bestAsk, RandomGenerator random) {
        if (held) {
            return false;
        }
        boolean bidsChanged = bids.retarget(bestBid, random);
        boolean asksChanged = asks.retarget(bestAsk, random);
        return bidsChanged || asksChanged;
    }

    /** Leaves the book as it is, wherever prices go, until it is let go. */
    void hold(boolean on) {
        held = on;
    }

    /** Another amount at some level; says whether there was one. */
    boolean stir(RandomGenerator random) {
        Half half = random.nextBoolean() ? bids : asks;
        if (half.count == 0) {
            return false;
        }
        half.amounts[random.nextInt(half.count)] = amount(random);
        return true;
    }

    /** Takes from the best level that a taker of a side meets; the amount done, 0 when there is no such level. */
    double take(Side taker, double amount) {
        Half half = taker == Side.BUY ? asks : bids;
        return half.count == 0 ? 0 : half.take(amount);
    }

    /** How many levels a side has. */
    int levels(Side resting) {
        return half(resting).count;
    }

    /** The price of a level. */
    int ticks(Side resting, int level) {
        return half(resting).ticks[level];
    }

    /** The amount at a level. */
    double amount(Side resting, int level) {
        return half(resting).amounts[level];
    }

    private Half half(Side resting) {
        return resting == Side.BUY ? bids : asks;
    }

    double bid() {
        return bids.best();
    }

    double ask() {
        return asks.best();
    }

    double bidAmount() {
        return bids.count == 0 ? 0 : bids.amounts[0];
    }

    double askAmount() {
        return asks.count == 0 ? 0 : asks.amounts[0];
    }

    List<OrderBook.Level> bidLevels() {
        return bids.levels();
    }

    List<OrderBook.Level> askLevels() {
        return asks.levels();
    }

    private double amount(RandomGenerator random) {
        return scale.lots(typicalAmount * Math.exp(0.9 * random.nextGaussian()));
    }

    /** One side, best first. */
    private final class Half {
        private final int sign;
        private final int[] ticks;
        private final double[] amounts;
        private int count;

        Half(int sign, int depth) {
            this.sign = sign;
            this.ticks = new int[depth];
            this.amounts = new double[depth];
        }

        double best() {
            return count == 0 ? Double.NaN : scale.price(ticks[0]);
        }

        boolean retarget(int best, RandomGenerator random) {
            if (best <= NONE) {
                boolean had = count > 0;
                count = 0;
                return had;
            }
            boolean changed = dropBetterThan(best);
            if (count == 0 || ticks[0] != best) {
                insertBest(best, amount(random));
                changed = true;
            }
            return deepen(random) || changed;
        }

        double take(double amount) {
            double done = Math.min(amount, amounts[0]);
            double left = amounts[0] - done;
            if (left < scale.lot() / 2) {
                shift(1);
            } else {
                amounts[0] = scale.lots(left);
            }
            return done;
        }

        List<OrderBook.Level> levels() {
            List<OrderBook.Level> levels = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                levels.add(new OrderBook.Level(scale.price(ticks[i]), amounts[i]));
            }
            return levels;
        }

        private boolean dropBetterThan(int best) {
            int gone = 0;
            while (gone < count && sign * (ticks[gone] - best) > 0) {
                gone++;
            }
            shift(gone);
            return gone > 0;
        }

        private void shift(int gone) {
            count -= gone;
            System.arraycopy(ticks, gone, ticks, 0, count);
            System.arraycopy(amounts, gone, amounts, 0, count);
        }

        private void insertBest(int best, double amount) {
            count = Math.min(count, depth - 1);
            System.arraycopy(ticks, 0, ticks, 1, count);
            System.arraycopy(amounts, 0, amounts, 1, count);
            ticks[0] = best;
            amounts[0] = amount;
            count++;
        }

        private boolean deepen(RandomGenerator random) {
            int before = count;
            while (count < depth) {
                int next = worse(ticks[count - 1]);
                if (random.nextInt(3) == 0) {
                    next = worse(next);
                }
                if (next <= NONE) {
                    break;
                }
                ticks[count] = next;
                amounts[count++] = amount(random);
            }
            return count > before;
        }

        private int worse(int from) {
            return sign > 0 ? scale.down(from) : scale.up(from);
        }
    }
}
