package gammadesk.analytics.hedging;

import gammadesk.analytics.hedging.HedgeProgram.Candidate;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.risk.BookRisk;
import gammadesk.analytics.risk.PositionRisk.Priced;
import gammadesk.analytics.risk.RiskBook;
import gammadesk.analytics.risk.RiskBook.Entry;
import gammadesk.analytics.risk.RiskGreeks;
import gammadesk.analytics.risk.TailEngine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An instrument as the optimiser sees it: in lots.
 *
 * @param instrument what it is
 * @param candidate its lots in the programme
 * @param perLot greeks of a bought lot
 */
record Tradable(HedgeInstrument instrument, Candidate candidate, RiskGreeks perLot) {
    private static final double MOST_COINS = 1e4;
    private static final int MOST_LOTS = 100_000;
    private static final double DAYS_PER_YEAR = 365;

    /** The first that can be used, those that are held already before all: what is held may have to be unwound. */
    static List<Tradable> of(HedgeInput input, int most, Reach reach) {
        Map<String, Double> held = input.book().entries().stream()
                .collect(Collectors.groupingBy(Entry::instrument, Collectors.summingDouble(Entry::amount)));
        TailEngine engine = new TailEngine(input.kernels());
        double coins = input.risk().priced().stream()
                .mapToDouble(priced -> Math.abs(priced.coins()))
                .sum();
        return input.instruments().stream()
                .filter(one -> reach == Reach.ANY || one.isDeltaOne() || held.containsKey(one.name()))
                .sorted(Comparator.comparing(one -> !held.containsKey(one.name())))
                .flatMap(instrument -> tradable(input, engine, instrument, coins).stream())
                .map(one -> one.within(reach, held.getOrDefault(one.instrument().name(), 0.0)))
                .filter(one -> one.candidate().mostBuy() + one.candidate().mostSell() > 0)
                .limit(most)
                .toList();
    }

    private Tradable within(Reach reach, double held) {
        Candidate all = candidate;
        return new Tradable(
                instrument,
                new Candidate(
                        all.name(),
                        all.profitPerLot(),
                        all.buyCost(),
                        all.sellCost(),
                        Math.min(all.mostBuy(), lots(reach.most(instrument, Side.BUY, held))),
                        Math.min(all.mostSell(), lots(reach.most(instrument, Side.SELL, held))),
                        all.buyFee(),
                        all.sellFee()),
                perLot);
    }

    /** Whole ones; sums of decimal fractions must not lose one. */
    private int lots(double amount) {
        return (int) Math.min(MOST_LOTS, Math.floor(amount / lot(instrument).doubleValue() + 1e-9));
    }

    private static Optional<Tradable> tradable(
            HedgeInput input, TailEngine engine, HedgeInstrument instrument, double bookCoins) {
        double lot = lot(instrument).doubleValue();
        long now = input.market().nowMillis();
        CostParts buy = input.costs().cost(instrument, Side.BUY, lot, now);
        CostParts sell = input.costs().cost(instrument, Side.SELL, lot, now);
        BookRisk one = BookRisk.of(RiskBook.of(new Entry(instrument.name(), lot)), input.market());
        boolean isUsable = outlasts(instrument, input)
                && one.unpriced().isEmpty()
                && Double.isFinite(buy.totalUsd() + sell.totalUsd())
                && one.priced().stream().map(Priced::base).allMatch(input.coin()::equals);
        return isUsable
                ? Optional.of(new Tradable(
                        instrument,
                        new Candidate(
                                instrument.name(),
                                ofDay(one, input, engine),
                                cost(buy),
                                cost(sell),
                                most(instrument, Side.BUY, input, bookCoins),
                                most(instrument, Side.SELL, input, bookCoins),
                                waivable(instrument, buy),
                                waivable(instrument, sell)),
                        one.usd()))
                : Optional.empty();
    }

    /** What expires before the scenarios end does not live through them, so they say nothing on it. */
    private static boolean outlasts(HedgeInstrument instrument, HedgeInput input) {
        double days = input.scenarios().days();
        return instrument.spec().expiry().stream()
                .allMatch(expiry -> expiry.yearsFrom(input.market().nowMillis()) * DAYS_PER_YEAR > days);
    }

    /** What carry earns is not counted: scenarios that move all futures alike would make it look like a free gain. */
    private static double cost(CostParts parts) {
        return Math.max(0, parts.totalUsd());
    }

    private static double waivable(HedgeInstrument instrument, CostParts parts) {
        return instrument.spec().kind() == InstrumentKind.OPTION ? Math.min(cost(parts), parts.feesUsd()) : 0;
    }

    /**
     * Unexpected profits by scenario, brought to a day by the square root of time: what is accepted and what cost
     * weighs against is the shortfall of a day, however soon the next hedge is.
     */
    static double[] ofDay(BookRisk book, HedgeInput input, TailEngine engine) {
        double root = Math.sqrt(1 / input.scenarios().days());
        double[] profits = engine.profits(book, input.scenarios()).toArray();
        return Arrays.stream(unexpected(profits)).map(profit -> root * profit).toArray();
    }

    /**
     * Profits less their mean. What the scenarios expect an option to earn is their disagreement with the market's
     * price; with the mean left in, options that the model thinks dear would be sold without end.
     */
    private static double[] unexpected(double[] profits) {
        double mean = Arrays.stream(profits).average().orElse(0);
        return Arrays.stream(profits).map(profit -> profit - mean).toArray();
    }

    /** Futures in lots of a hundredth of a coin or more: their own lots are too fine to search one by one. */
    private static BigDecimal lot(HedgeInstrument instrument) {
        BigDecimal own = instrument.spec().minimumAmount();
        BigDecimal coarse = instrument.lots(instrument.amount(0.01));
        return instrument.isDeltaOne() && coarse.compareTo(own) > 0 ? coarse : own;
    }

    private static int most(HedgeInstrument instrument, Side side, HedgeInput input, double bookCoins) {
        double depth = instrument.mostAmount(side, input.goal().participation());
        double amount = Math.min(depth, instrument.amount(Math.min(MOST_COINS, 2 * bookCoins + 1)));
        return (int) Math.min(MOST_LOTS, Math.floor(amount / lot(instrument).doubleValue()));
    }

    /** The orders of a choice of lots. */
    static List<HedgeLeg> legs(List<Tradable> tradables, int[] lots) {
        List<HedgeLeg> legs = new ArrayList<>();
        for (int i = 0; i < lots.length; i++) {
            HedgeInstrument instrument = tradables.get(i).instrument();
            BigDecimal amount = lot(instrument).multiply(BigDecimal.valueOf(Math.abs(lots[i])));
            ProposalMaker.leg(instrument, lots[i] > 0 ? Side.BUY : Side.SELL, amount)
                    .ifPresent(legs::add);
        }
        return legs;
    }
}
