package gammadesk.connectors.simulator.market;

import gammadesk.analytics.market.Greeks;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.market.Quote;

/**
 * A row of a recorded chain. NaN is what was not recorded.
 *
 * @param instrument from the row's name
 * @param quote recorded prices; the amounts are the smallest allowed, for none were recorded
 * @param mark coin
 * @param forward USD
 * @param forwardName the future or synthetic
 * @param index USD, at the row's own moment
 * @param markIvPercent percent
 * @param delta as recorded
 * @param vega as recorded, USD per vol point
 * @param openInterest coin
 * @param volume of 24 hours, coin
 * @param volumeUsd of 24 hours, USD
 */
record RecordedOption(
        Instrument instrument,
        Quote quote,
        double mark,
        double forward,
        String forwardName,
        double index,
        double markIvPercent,
        double delta,
        double vega,
        double openInterest,
        double volume,
        double volumeUsd) {
    /** The same with what is left of its quote. */
    RecordedOption withQuote(Quote left) {
        return new RecordedOption(
                instrument,
                left,
                mark,
                forward,
                forwardName,
                index,
                markIvPercent,
                delta,
                vega,
                openInterest,
                volume,
                volumeUsd);
    }

    double strike() {
        return instrument.option().orElseThrow().strike().doubleValue();
    }

    int sign() {
        return instrument
                .option()
                .map(Instrument.OptionTerms::type)
                .orElse(OptionType.CALL)
                .sign();
    }

    double years(long millis) {
        return instrument.expiry().orElseThrow().yearsFrom(millis);
    }

    double bidIvPercent(long millis) {
        return impliedPercent(quote.bid(), millis);
    }

    double askIvPercent(long millis) {
        return impliedPercent(quote.ask(), millis);
    }

    /** Delta and vega as recorded where they were; the rest by Black-76 at the mark volatility. */
    Greeks greeks(long millis) {
        if (!(markIvPercent > 0)) {
            return new Greeks(delta, Double.NaN, vega, Double.NaN, Double.NaN);
        }
        Greeks model = MarkKernel.greeks(forward, strike(), sign(), markIvPercent / 100, years(millis));
        return new Greeks(
                Double.isNaN(delta) ? model.delta() : delta,
                model.gamma(),
                Double.isNaN(vega) ? model.vega() : vega,
                model.theta(),
                model.rho());
    }

    double impliedPercent(double price, long millis) {
        if (Double.isNaN(price)) {
            return Double.NaN;
        }
        double percent = MarkKernel.impliedPercent(price, forward, strike(), sign(), years(millis));
        return Math.rint(percent * 100) / 100;
    }
}
