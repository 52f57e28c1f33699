package gammadesk.app.cli;

import gammadesk.analytics.desk.ExposureChoice;
import gammadesk.analytics.desk.ExposureChoice.Side;
import gammadesk.analytics.desk.ExposureChoice.Size;
import gammadesk.analytics.exposure.ExpiryBucket;
import gammadesk.analytics.exposure.ExposureUnit;
import gammadesk.analytics.exposure.FlowSelection;
import gammadesk.analytics.exposure.Greek;
import gammadesk.analytics.exposure.Stickiness;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** The options that say what an exposure means. */
final class ExposureOptions {
    private static final Map<String, Side> SIDES = Map.of(
            "naive", Side.NAIVE,
            "inverted", Side.INVERTED,
            "customer-bought", Side.CUSTOMER_BOUGHT,
            "flow", Side.FLOW);
    private static final Map<String, Size> SIZES =
            Map.of("open-interest", Size.OPEN_INTEREST, "volume", Size.VOLUME, "flow", Size.FLOW);
    private static final Map<String, ExpiryBucket> BUCKETS = Map.of(
            "all", ExpiryBucket.ALL,
            "0dte", ExpiryBucket.ZERO_DTE,
            "week", ExpiryBucket.WEEK,
            "month", ExpiryBucket.MONTH);
    private static final Map<String, Greek> GREEKS = Map.of(
            "gamma", Greek.GAMMA,
            "vanna", Greek.VANNA,
            "charm", Greek.CHARM,
            "delta", Greek.DELTA,
            "vega", Greek.VEGA);
    private static final Map<String, Boolean> UNITS = Map.of("usd", false, "coin", true);
    private static final Map<String, Stickiness> STICKINESS =
            Map.of("strike", Stickiness.STICKY_STRIKE, "moneyness", Stickiness.STICKY_MONEYNESS);

    @Option(
            names = "--convention",
            paramLabel = "NAME",
            defaultValue = "naive",
            description = "the dealers' side. naive: long calls, short puts; inverted: the opposite; "
                    + "customer-bought: short both; flow: minus what takers bought and sold in the public trades "
                    + "seen, with a venue (default: ${DEFAULT-VALUE})")
    private String convention = "naive";

    @Option(
            names = "--weighting",
            paramLabel = "NAME",
            defaultValue = "open-interest",
            description = "the size of a position. open-interest: all that is open; volume: what was traded in 24 h; "
                    + "flow: what takers bought plus sold in the public trades seen, with a venue "
                    + "(default: ${DEFAULT-VALUE})")
    private String weighting = "open-interest";

    @Option(
            names = "--bucket",
            paramLabel = "NAME",
            defaultValue = "all",
            description = "which expiries count. 0dte: with at most a day left; week: 7 days; month: 30 days; all "
                    + "(default: ${DEFAULT-VALUE})")
    private String bucket = "all";

    @Option(
            names = "--greek",
            paramLabel = "NAME",
            defaultValue = "gamma",
            description = "gamma: to be traded for 1 %% of spot; vanna: for a vol point; charm: for a day; delta: "
                    + "profit of 1 %% of spot, unhedged; vega: profit of a vol point (default: ${DEFAULT-VALUE}). "
                    + "Walls, zero gamma, profile and cascade are of gamma whichever it is")
    private String greek = "gamma";

    @Option(
            names = "--unit",
            paramLabel = "NAME",
            defaultValue = "usd",
            description = "usd: USD per 1 %% move, vol point or day, as the greek asks; coin: coin per 1 %% move, of "
                    + "gamma and delta (default: ${DEFAULT-VALUE})")
    private String unit = "usd";

    @Option(
            names = "--sticky",
            paramLabel = "WHAT",
            defaultValue = "strike",
            description = "what volatility does when spot moves, for profile, zero gamma and cascade. strike: every "
                    + "option keeps its own; moneyness: the smile moves along (default: ${DEFAULT-VALUE})")
    private String sticky = "strike";

    /** What was chosen; throws {@link UsageException} when it makes no sense. */
    ExposureChoice choice(boolean withLiquidations) {
        Greek sensitivity = pick("--greek", greek, GREEKS);
        return new ExposureChoice(
                pick("--convention", convention, SIDES),
                sensitivity,
                unit(sensitivity),
                pick("--weighting", weighting, SIZES),
                pick("--bucket", bucket, BUCKETS),
                pick("--sticky", sticky, STICKINESS),
                FlowSelection.EVERYTHING,
                withLiquidations);
    }

    private ExposureUnit unit(Greek sensitivity) {
        if (!pick("--unit", unit, UNITS)) {
            return sensitivity.defaultUnit();
        }
        if (!sensitivity.units().contains(ExposureUnit.COIN_PER_PERCENT)) {
            throw new UsageException("--unit coin goes with --greek gamma and delta only, not with " + greek);
        }
        return ExposureUnit.COIN_PER_PERCENT;
    }

    private static <T> T pick(String option, String word, Map<String, T> known) {
        T picked = known.get(word.toLowerCase(Locale.ROOT));
        if (picked == null) {
            throw new UsageException(option + ": no such choice: " + word + " (there are "
                    + String.join(", ", new TreeMap<>(known).keySet()) + ")");
        }
        return picked;
    }
}
