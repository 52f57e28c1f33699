package gammadesk.analytics.surface;

import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.pricing.ExpiryValuation;
import gammadesk.analytics.pricing.ImpliedVol;
import java.util.Arrays;

/** Decides which quotes of an expiry say something about its smile, and why the others do not. */
final class QuoteFilter {
    /** A band narrower than this says no more than this does: ticks, and rows that were not asked at one moment. */
    private static final double NARROWEST_HALF_BAND = 0.1;

    private final ExpiryChain chain;
    private final ExpiryValuation values;
    private final ForwardEstimate forward;
    private final FitSettings settings;
    private final double[] k;
    private final double[] bidIv;
    private final double[] askIv;
    private final double[] weight;
    private final QuoteVerdict[] verdicts;

    private QuoteFilter(ExpiryChain chain, ExpiryValuation values, ForwardEstimate forward, FitSettings settings) {
        this.chain = chain;
        this.values = values;
        this.forward = forward;
        this.settings = settings;
        int size = chain.size();
        k = new double[size];
        bidIv = new double[size];
        askIv = new double[size];
        weight = new double[size];
        verdicts = new QuoteVerdict[size];
    }

    static SliceQuotes filter(
            ExpiryChain chain, ExpiryValuation values, ForwardEstimate forward, FitSettings settings) {
        return new QuoteFilter(chain, values, forward, settings).run();
    }

    private SliceQuotes run() {
        for (int row = 0; row < chain.size(); row++) {
            locate(row);
            verdicts[row] = alone(row);
        }
        preferOutOfTheMoney();
        dropFar();
        VolCliffs.drop(k, bidIv, askIv, verdicts);
        for (int row = 0; row < chain.size(); row++) {
            double half = Math.max((askIv[row] - bidIv[row]) / 2, NARROWEST_HALF_BAND);
            weight[row] = verdicts[row] == QuoteVerdict.USED ? 1 / (half * half) : 0;
        }
        return new SliceQuotes(
                chain.instruments(),
                chain.strike(),
                Column.of(k),
                Column.of(bidIv),
                Column.of(askIv),
                Column.of(weight),
                Arrays.asList(verdicts));
    }

    /** Volatilities on the venue's forward are known already; on another they are solved again. */
    private void locate(int row) {
        double venue = chain.rowForward().get(row);
        boolean own = forward.source() != ForwardSource.PARITY;
        double rowForward = own ? venue : venue > 0 ? venue * forward.value() / forward.venue() : forward.value();
        k[row] = Math.log(chain.strike().get(row) / rowForward);
        bidIv[row] = own ? values.bidIv().get(row) : solve(row, chain.bid().get(row), rowForward);
        askIv[row] = own ? values.askIv().get(row) : solve(row, chain.ask().get(row), rowForward);
    }

    private double solve(int row, double price, double rowForward) {
        double unit = chain.settlement() == Settlement.INVERSE ? rowForward : 1;
        return 100
                * ImpliedVol.of(
                                price * unit,
                                rowForward,
                                chain.strike().get(row),
                                chain.years(),
                                chain.types().get(row))
                        .vol();
    }

    private QuoteVerdict alone(int row) {
        boolean bid = chain.bid().get(row) > 0;
        boolean ask = chain.ask().get(row) > 0;
        if (Double.isNaN(k[row])) {
            return QuoteVerdict.NO_FORWARD;
        }
        if (!bid && !ask) {
            return QuoteVerdict.NO_QUOTE;
        }
        if (!bid || !ask) {
            return QuoteVerdict.ONE_SIDED;
        }
        if (chain.bid().get(row) >= chain.ask().get(row)) {
            return QuoteVerdict.CROSSED;
        }
        if (chain.ageSeconds().get(row) > settings.oldestQuoteSeconds()) {
            return QuoteVerdict.STALE;
        }
        if (!(bidIv[row] > 0) || !(askIv[row] > bidIv[row])) {
            return QuoteVerdict.BELOW_INTRINSIC;
        }
        return isTooWide(row) ? QuoteVerdict.TOO_WIDE : QuoteVerdict.USED;
    }

    private boolean isTooWide(int row) {
        double band = askIv[row] - bidIv[row];
        return band > settings.widestBandVolPoints()
                || band > settings.widestBandShare() * (askIv[row] + bidIv[row]) / 2;
    }

    private boolean isOutOfTheMoney(int row) {
        return (k[row] >= 0) == (chain.types().get(row) == OptionType.CALL);
    }

    /** The option in the money speaks only where the other one of its strike cannot. */
    private void preferOutOfTheMoney() {
        for (int row = 0; row < chain.size(); row++) {
            if (!Double.isNaN(k[row]) && !isOutOfTheMoney(row) && hasBetterTwin(row)) {
                verdicts[row] = QuoteVerdict.IN_THE_MONEY;
            }
        }
    }

    private boolean hasBetterTwin(int row) {
        return isBetterTwin(row, row - 1) || isBetterTwin(row, row + 1);
    }

    private boolean isBetterTwin(int row, int twin) {
        return twin >= 0
                && twin < chain.size()
                && chain.strike().get(twin) == chain.strike().get(row)
                && verdicts[twin] == QuoteVerdict.USED;
    }

    private void dropFar() {
        int nearest = -1;
        for (int row = 0; row < chain.size(); row++) {
            if (verdicts[row] == QuoteVerdict.USED && (nearest < 0 || Math.abs(k[row]) < Math.abs(k[nearest]))) {
                nearest = row;
            }
        }
        if (nearest < 0) {
            return;
        }
        double limit =
                settings.farthestDeviations() * (bidIv[nearest] + askIv[nearest]) / 200 * Math.sqrt(chain.years());
        for (int row = 0; row < chain.size(); row++) {
            if (verdicts[row] == QuoteVerdict.USED && Math.abs(k[row]) > Math.max(limit, Math.abs(k[nearest]))) {
                verdicts[row] = QuoteVerdict.TOO_FAR;
            }
        }
    }
}
