package gammadesk.connectors.simulator.market;

import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.Stamp;
import gammadesk.analytics.market.Trade;
import gammadesk.connectors.simulator.market.ExpiryBoard.Pair;
import gammadesk.connectors.simulator.matching.MarketPort.Deal;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What customers do. They take, dealers make: in options they sell calls and buy puts somewhat more often than the
 * reverse. Sizes and rates give the recorded daily volumes; which option is traded follows the recorded shares by tenor
 * and delta. Most trades are single ones; some are blocks, legs of a call or put spread, or forced.
 */
final class CustomerFlow {
    private static final double OPTION_TRADES_PER_SECOND = 0.5;
    private static final double PERPETUAL_TRADES_PER_SECOND = 3;
    private static final double FUTURE_TRADES_PER_SECOND = 0.4;
    private static final double CALL_BUYERS = 0.44;
    private static final double PUT_BUYERS = 0.58;
    private static final double OPENING = 0.56;
    private static final double BLOCK_SHARE = 0.012;
    private static final double COMBO_SHARE = 0.03;
    private static final double FORCED_SHARE = 0.002;
    private static final double FORCED_SHARE_UNDER_STRESS = 0.04;
    private static final double TICKET_FACTOR = 2.2;
    private static final double FUTURE_TICKET_USD = 1_500;

    private final CoinProfile profile;
    private final double lot;
    private final boolean bitcoin;
    private final RandomGenerator random;
    private Participants participants = Participants.NONE;
    private long nextId = 1;
    private long nextGroup = 1;
    private long millis;
    private double index;
    private double stress;
    private double reached = Double.NaN;
    private VenueMarket.Sink sink;

    CustomerFlow(CoinProfile profile, RandomGenerator random) {
        this.sink = VenueMarket.Sink.DEAF;
        this.profile = profile;
        this.lot = Contracts.minimumOptionAmount(profile.coin());
        this.bitcoin = profile.coin().equals(CoinProfile.BTC.coin());
        this.random = random;
    }

    long nextTrade() {
        return nextId;
    }

    long nextGroup() {
        return nextGroup;
    }

    /** Even for one coin and odd for the other: these ids have no currency in front. */
    private long group() {
        return 2 * nextGroup++ + (bitcoin ? 0 : 1);
    }

    void restore(long trade, long group) {
        nextId = trade;
        nextGroup = group;
    }

    /** Who else has orders in the books. */
    void admit(Participants others) {
        participants = others;
    }

    /** Lets customers trade for a step and tells what happened. */
    void step(
            long nowMillis,
            double seconds,
            double nowIndex,
            double nowStress,
            CoinBoards boards,
            VenueMarket.Sink nowSink) {
        sink = nowSink;
        millis = nowMillis;
        index = nowIndex;
        stress = nowStress;
        double haste = seconds * (1 + 3 * stress);
        for (int i = arrivals(OPTION_TRADES_PER_SECOND * haste); i > 0; i--) {
            tradeOption(boards.options());
        }
        for (int i = arrivals(PERPETUAL_TRADES_PER_SECOND * haste); i > 0; i--) {
            tradeFuture(boards.perpetual());
        }
        for (int i = arrivals(FUTURE_TRADES_PER_SECOND * haste);
                i > 0 && !boards.futures().isEmpty();
                i--) {
            tradeFuture(boards.futures().get(random.nextInt(boards.futures().size())));
        }
    }

    /** How many customers come when so many are expected. */
    int arrivals(double expected) {
        int count = 0;
        for (double sum = exponential(); sum < expected; sum += exponential()) {
            count++;
        }
        return count;
    }

    private double exponential() {
        return -Math.log1p(-random.nextDouble());
    }

    private void tradeOption(List<ExpiryBoard> boards) {
        ExpiryBoard board = pickBoard(boards);
        boolean call = random.nextDouble() < 0.52;
        OptionLine line = pickOption(board, call, null);
        Side side = random.nextDouble() < (call ? CALL_BUYERS : PUT_BUYERS) ? Side.BUY : Side.SELL;
        double amount = ladderLots(lot * TICKET_FACTOR * Math.exp(1.05 * random.nextGaussian()));
        double kind = random.nextDouble();
        if (kind < BLOCK_SHARE) {
            block(line, side, amount);
        } else if (kind < BLOCK_SHARE + COMBO_SHARE) {
            combo(board, line, side, amount);
        } else {
            single(line, side, amount);
        }
    }

    /**
     * Takes level after level until the amount is done or the book's side is empty.
     *
     * @return what was done
     */
    double sweep(Line line, Side side, double amount) {
        reached = Double.NaN;
        double left = amount;
        for (double done = -1; left > 0 && done != 0; left -= done) {
            reached = Double.isNaN(best(line, side)) ? reached : best(line, side);
            done = single(line, side, left);
        }
        return amount - left;
    }

    /** The price at which the last sweep ended: the best that is left, or the last one taken of a side now empty. */
    double reached(Line line, Side side) {
        double left = best(line, side);
        return Double.isNaN(left) ? reached : left;
    }

    private static double best(Line line, Side side) {
        return side == Side.BUY ? line.ladder.ask() : line.ladder.bid();
    }

    /** Takes at one price and says how much; participants whose orders come first are served first. */
    private double single(Line line, Side side, double amount) {
        double price = best(line, side);
        if (Double.isNaN(price)) {
            return 0;
        }
        double left = participants.serve(line.name(), side, amount, price, millis);
        double filled = line.ladder.take(side, left);
        if (filled > 0) {
            line.touchBook(millis);
            record(line, side, price, filled, forced(), Optional.empty(), Optional.empty(), Optional.empty());
        }
        double open = left > filled ? participants.serve(line.name(), side, left - filled, price, millis) : 0;
        return amount - open;
    }

    /** Blocks are agreed off the book, near the mark, and are large. */
    private void block(OptionLine line, Side side, double amount) {
        double price = agreed(line);
        if (price > 0) {
            Optional<String> block = Optional.of("BLOCK-" + group());
            double size = ladderLots(amount * 40);
            record(line, side, price, size, Trade.Liquidation.NONE, Optional.empty(), Optional.empty(), block);
        }
    }

    /** A vertical spread: one strike bought, the other sold, both legs reported under one combo. */
    private void combo(ExpiryBoard board, OptionLine first, Side side, double amount) {
        OptionLine second = pickOption(board, first.sign > 0, first);
        if (second == first || !(agreed(first) > 0) || !(agreed(second) > 0)) {
            return;
        }
        int low = Math.min(first.strike, second.strike);
        int high = Math.max(first.strike, second.strike);
        String code = first.sign > 0 ? "CS" : "PS";
        Optional<String> combo =
                Optional.of(profile.coin() + "-" + code + "-" + board.expiry.label() + "-" + low + "_" + high);
        Optional<String> tradeId = Optional.of("COMBO-" + group());
        Side other = side == Side.BUY ? Side.SELL : Side.BUY;
        record(first, side, agreed(first), amount, Trade.Liquidation.NONE, combo, tradeId, Optional.empty());
        record(second, other, agreed(second), amount, Trade.Liquidation.NONE, combo, tradeId, Optional.empty());
    }

    private void tradeFuture(FutureLine line) {
        Side side = random.nextDouble() < 0.5 - 0.1 * stress ? Side.BUY : Side.SELL;
        single(line, side, line.ladder.scale().lots(FUTURE_TICKET_USD * Math.exp(1.2 * random.nextGaussian())));
    }

    private void record(
            Line line,
            Side side,
            double price,
            double amount,
            Trade.Liquidation liquidation,
            Optional<String> combo,
            Optional<String> comboTrade,
            Optional<String> block) {
        double opened = random.nextDouble() < OPENING ? amount : -amount;
        count(line, price, amount, opened, -side.sign() * amount);
        sink.traded(trade(line, side, price, amount, liquidation, combo, comboTrade, block));
    }

    /** Counts and numbers a trade in which participants have a part. */
    Trade count(Line line, Deal deal, double nowIndex) {
        millis = deal.millis();
        index = nowIndex;
        double price = deal.price().doubleValue();
        double amount = deal.amount().doubleValue();
        count(line, price, amount, deal.openInterestChange(), deal.makersSign() * amount);
        return trade(
                line,
                deal.direction(),
                price,
                amount,
                deal.liquidation(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private void count(Line line, double price, double amount, double opened, double dealersGain) {
        boolean option = line instanceof OptionLine;
        double coin = option ? amount : amount / price;
        line.day.add(millis, price, coin, option ? amount * price * index : amount);
        line.dealerInventory += dealersGain;
        line.openInterest = Math.max(0, line.openInterest + opened);
        line.sequence++;
        line.touchTicker(millis);
    }

    private Trade trade(
            Line line,
            Side side,
            double price,
            double amount,
            Trade.Liquidation liquidation,
            Optional<String> combo,
            Optional<String> comboTrade,
            Optional<String> block) {
        return new Trade(
                line.name(),
                nextTradeId(),
                line.sequence,
                side,
                price,
                amount,
                line.shownMark(),
                index,
                impliedVol(line, price),
                liquidation,
                combo,
                comboTrade,
                block,
                Optional.empty(),
                new Stamp(millis, 0));
    }

    String nextTradeId() {
        return (bitcoin ? "" : profile.coin() + "-") + nextId++;
    }

    private static double impliedVol(Line line, double price) {
        return line instanceof OptionLine option
                ? MarkKernel.impliedPercent(
                        price, option.board.forward(), option.strike, option.sign, option.board.years())
                : Double.NaN;
    }

    private Trade.Liquidation forced() {
        double chance = FORCED_SHARE + FORCED_SHARE_UNDER_STRESS * stress;
        return random.nextDouble() < chance ? Trade.Liquidation.TAKER : Trade.Liquidation.NONE;
    }

    /** The tick next to the mark, on the side that keeps it positive. */
    private static double agreed(OptionLine line) {
        return line.instrument.state() == InstrumentState.OPEN
                ? line.ladder.scale().price(line.ladder.scale().ceil(line.mark))
                : Double.NaN;
    }

    private double ladderLots(double amount) {
        double perUnit = 1 / lot;
        return Math.max(1, Math.rint(amount * perUnit)) / perUnit;
    }

    private ExpiryBoard pickBoard(List<ExpiryBoard> boards) {
        int[] sharers = new int[InterestFigures.TENORS];
        for (ExpiryBoard board : boards) {
            sharers[InterestFigures.tenorClass(board.days())]++;
        }
        ExpiryBoard picked = boards.getFirst();
        double sum = 0;
        for (ExpiryBoard board : boards) {
            int tenor = InterestFigures.tenorClass(board.days());
            double weight = InterestFigures.volumeShare(bitcoin, tenor) / sharers[tenor];
            sum += weight;
            picked = random.nextDouble() * sum < weight ? board : picked;
        }
        return picked;
    }

    /** An option of a board by the recorded weights; another strike than {@code not}'s where there is one. */
    private OptionLine pickOption(ExpiryBoard board, boolean call, @Nullable OptionLine not) {
        Pair start = board.pairs.getFirst();
        OptionLine picked = call ? start.call() : start.put();
        double sum = 0;
        for (Pair pair : board.pairs) {
            OptionLine line = call ? pair.call() : pair.put();
            if (line == not) {
                continue;
            }
            double weight = InterestFigures.volumeWeight(call, line.absoluteDelta)
                    * InterestFigures.roundness(pair.strike(), profile.roundUnit(), board.days() > 15);
            sum += weight;
            picked = random.nextDouble() * sum < weight ? line : picked;
        }
        return picked;
    }
}
