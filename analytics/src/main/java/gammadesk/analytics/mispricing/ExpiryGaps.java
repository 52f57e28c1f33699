package gammadesk.analytics.mispricing;

import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.mispricing.ForecastTerm.Point;
import gammadesk.analytics.pricing.Black76;
import gammadesk.analytics.surface.FittedSlice;
import gammadesk.analytics.surface.FittedSurface;
import gammadesk.analytics.surface.Smile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Sets a fitted surface against a forecast, expiry by expiry and option by option. */
public final class ExpiryGaps {
    private static final double YEAR_DAYS = 365;
    private static final double LEAST_SHARE = 0.05;
    private static final double LEAST_VEGA = 1e-6;

    private final ForecastTerm term;
    private final OptionalDouble premiumDaily;
    private final TradingCosts costs;

    private ExpiryGaps(ForecastTerm term, OptionalDouble premiumDaily, TradingCosts costs) {
        this.term = term;
        this.premiumDaily = premiumDaily;
        this.costs = costs;
    }

    /**
     * Every expiry that has a smile and time left.
     *
     * @param premiumDaily trailing mean of implied less realised variance, a day; empty where it is not known
     */
    public static List<ExpiryGap> of(
            FittedSurface surface,
            ChainSnapshot chain,
            ForecastTerm term,
            OptionalDouble premiumDaily,
            TradingCosts costs) {
        ExpiryGaps gaps = new ExpiryGaps(term, premiumDaily, costs);
        List<ExpiryGap> all = new ArrayList<>();
        for (ExpiryChain expiry : chain.expiries()) {
            surface.slice(expiry.expiry())
                    .filter(slice -> slice.smile().isPresent() && expiry.years() > 0)
                    .ifPresent(slice ->
                            all.add(gaps.gap(expiry, slice, slice.smile().orElseThrow(), chain.venueMillis())));
        }
        return all;
    }

    private ExpiryGap gap(ExpiryChain chain, FittedSlice slice, Smile implied, long nowMillis) {
        double days = chain.years() * YEAR_DAYS;
        Point point = term.at(nowMillis, days);
        double neutral = neutral(point);
        ForecastSmile level = ForecastSmile.of(slice, implied);
        Smile forecast = level.at(point.totalVariance());
        Optional<Smile> granted = Double.isNaN(neutral) ? Optional.empty() : Optional.of(level.at(neutral));
        double noise = slice.health().rmseVolPoints();
        noise = Double.isFinite(noise) ? noise : 0;
        List<StrikeGap> strikes = new ArrayList<>();
        for (int row = 0; row < chain.size(); row++) {
            StrikeGap strike = new Row(chain, row, implied).gap(forecast, granted, point, noise);
            if (strike.vega() > LEAST_VEGA) {
                strikes.add(strike);
            }
        }
        return new ExpiryGap(
                chain.expiry(), implied, point, forecast, vol(level.swap(), days), vol(neutral, days), noise, strikes);
    }

    /** Never below a twentieth of the forecast: a negative premium larger than the forecast makes no sense. */
    private double neutral(Point point) {
        return premiumDaily.isPresent()
                ? Math.max(
                        LEAST_SHARE * point.totalVariance(),
                        point.totalVariance() + premiumDaily.getAsDouble() * point.days())
                : Double.NaN;
    }

    private static double vol(double totalVariance, double days) {
        return 100 * Math.sqrt(totalVariance * YEAR_DAYS / days);
    }

    /** One option of a chain. */
    private final class Row {
        private final ExpiryChain chain;
        private final int row;
        private final double forward;
        private final double strike;
        private final OptionType type;
        private final double implied;

        Row(ExpiryChain chain, int row, Smile smile) {
            this.chain = chain;
            this.row = row;
            forward = chain.rowForward().get(row);
            strike = chain.strike().get(row);
            type = chain.types().get(row);
            implied = smile.ivPercent(k());
        }

        private double k() {
            return Math.log(strike / forward);
        }

        StrikeGap gap(Smile forecast, Optional<Smile> granted, Point point, double noise) {
            double vol = forecast.ivPercent(k());
            double neutral = granted.map(smile -> smile.ivPercent(k())).orElse(Double.NaN);
            double own = vol * point.standardError() / point.volPercent();
            double fair = usd(implied);
            double model = usd(vol);
            Side side = implied > vol ? Side.SELL : Side.BUY;
            return new StrikeGap(
                    chain.instruments().get(row),
                    type,
                    strike,
                    forward,
                    implied,
                    vol,
                    neutral,
                    Math.hypot(own, noise),
                    Black76.greeks(forward, strike, chain.years(), implied / 100, type)
                            .vega(),
                    fair,
                    model,
                    side,
                    cost(side, fair, vol));
        }

        private double usd(double volPercent) {
            return Black76.priceUsd(forward, strike, chain.years(), volPercent / 100, type);
        }

        private EdgeCost cost(Side side, double fairUsd, double vol) {
            double quoted =
                    side == Side.BUY ? chain.ask().get(row) : chain.bid().get(row);
            double touch = quoted > 0 ? quoted * chain.usdPerPriceUnit(row) : Double.NaN;
            return new EdgeCost(
                    side.sign() * (touch - fairUsd),
                    Double.isNaN(touch) ? Double.NaN : costs.feeUsd(touch, forward),
                    costs.hedgeUsd(forward, strike, chain.years(), vol / 100, type));
        }
    }
}
