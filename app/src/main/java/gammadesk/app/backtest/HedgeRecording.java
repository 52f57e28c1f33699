package gammadesk.app.backtest;

import gammadesk.analytics.backtest.HedgeMoment;
import gammadesk.analytics.backtest.HedgeReplay;
import gammadesk.analytics.backtest.ReplayFills;
import gammadesk.analytics.hedging.CostCalibration;
import gammadesk.analytics.hedging.CostModel;
import gammadesk.analytics.hedging.FeeTerms;
import gammadesk.analytics.hedging.HedgeInstrument;
import gammadesk.analytics.hedging.Slicing;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.InstrumentKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Recorded chains as moments of a replay, ascending in time.
 *
 * @param moments three at least
 */
public record HedgeRecording(List<HedgeMoment> moments) {
    public HedgeRecording {
        moments = List.copyOf(moments);
    }

    private static final double DAY_MILLIS = 86_400_000;
    private static final int LEAST = 3;

    /**
     * Reads chains.
     *
     * @param files in any order
     * @throws Refusal when one is missing or there are fewer than three
     */
    public static HedgeRecording read(List<Path> files, Currency coin) throws IOException {
        return read(files, coin, _ -> {});
    }

    /**
     * Reads chains and tells of each.
     *
     * @param before told each file before it is read; may throw to end it
     */
    public static HedgeRecording read(List<Path> files, Currency coin, Consumer<Path> before) throws IOException {
        List<HedgeMoment> moments = new ArrayList<>();
        for (Path file : files) {
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                throw new Refusal(Refusal.Subject.CHAINS, "no such file: " + file);
            }
            before.accept(file);
            HedgeMarket market = HedgeMarket.read(file, coin);
            moments.add(new HedgeMoment(market.market(), quoted(market)));
        }
        moments.sort(Comparator.comparingLong(HedgeMoment::millis));
        check(moments.size());
        return new HedgeRecording(moments);
    }

    /** Throws {@link Refusal} for fewer chains than a comparison needs. */
    public static void check(int chains) {
        if (chains < LEAST) {
            throw new Refusal(Refusal.Subject.CHAINS, "a comparison needs three chains or more");
        }
    }

    /** Dated futures have no recorded quotes, and a tick around the mark would flatter the far ones. */
    private static List<HedgeInstrument> quoted(HedgeMarket market) {
        return market.instruments().stream()
                .filter(one -> one.spec().kind() != InstrumentKind.FUTURE)
                .toList();
    }

    /** The earliest. */
    public HedgeMoment first() {
        return moments.getFirst();
    }

    /** The latest. */
    public HedgeMoment last() {
        return moments.getLast();
    }

    /** Mean time between two moments. */
    public double stepDays() {
        return (last().millis() - first().millis()) / DAY_MILLIS / (moments.size() - 1);
    }

    /**
     * Orders go out leg by leg, so no combo waives a fee.
     *
     * @param fills how they meet the recorded quotes
     */
    public HedgeReplay replay(Currency coin, ReplayFills fills) {
        FeeTerms single = new FeeTerms(FeeTerms.PUBLISHED.optionCap(), 0, 0);
        CostModel costs = new CostModel(single, Slicing.AT_ONCE, Optional.empty(), 1, CostCalibration.UNSEEN);
        return new HedgeReplay(moments, coin, costs, fills);
    }
}
