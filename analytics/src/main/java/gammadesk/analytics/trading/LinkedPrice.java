package gammadesk.analytics.trading;

import gammadesk.analytics.desk.QuotedInstrument;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.pricing.Black76;
import gammadesk.analytics.pricing.ImpliedVol;
import gammadesk.analytics.pricing.IvState;

/**
 * One price said in three ways, at the live forward. NaN stands for what has no answer.
 *
 * @param price in the instrument's price unit
 * @param usd per coin
 * @param ivPercent the volatility at which Black-76 gives this price
 * @param reason one clause on why a part is missing, else empty
 */
public record LinkedPrice(double price, double usd, double ivPercent, String reason) {
    /** From a price in the instrument's unit. */
    public static LinkedPrice ofPrice(double price, QuotedInstrument market) {
        return ofBoth(price, price * market.usdPerPriceUnit(), market);
    }

    /** From USD per coin. */
    public static LinkedPrice ofUsd(double usd, QuotedInstrument market) {
        return ofBoth(usd / market.usdPerPriceUnit(), usd, market);
    }

    /** From a volatility in percent; without an answer for anything but an option. */
    public static LinkedPrice ofIv(double ivPercent, QuotedInstrument market) {
        if (market.type().isEmpty()) {
            return new LinkedPrice(Double.NaN, Double.NaN, Double.NaN, "only an option has a volatility");
        }
        OptionType type = market.type().get();
        double usd =
                Black76.priceUsd(market.forward(), market.strike(), market.years(), Math.max(0, ivPercent) / 100, type);
        String reason = Double.isNaN(usd) ? IvState.NO_FORWARD.sentence() : "";
        return new LinkedPrice(usd / market.usdPerPriceUnit(), usd, ivPercent, reason);
    }

    private static LinkedPrice ofBoth(double price, double usd, QuotedInstrument market) {
        if (market.type().isEmpty()) {
            return new LinkedPrice(price, usd, Double.NaN, "only an option has a volatility");
        }
        ImpliedVol iv = ImpliedVol.of(
                usd,
                market.forward(),
                market.strike(),
                market.years(),
                market.type().get());
        String reason = iv.state() == IvState.OK ? "" : iv.state().sentence();
        return new LinkedPrice(price, usd, 100 * iv.vol(), reason);
    }
}
