package gammadesk.analytics.forecast.board;

import gammadesk.analytics.forecast.flow.FlowPicture;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.mispricing.MispricingPicture;
import gammadesk.analytics.mispricing.PremiumHistory;
import java.util.List;
import java.util.Optional;

/**
 * All that the desk forecasts of one currency, and of what. Every part tells when it was known, or why it is not there.
 *
 * @param currency the coin
 * @param progress what is being done now, in a sentence; empty when nothing is
 * @param computedNanos this program's clock when a part last changed
 * @param cone realised volatility by horizon
 * @param tracks forecasts as they were made, by horizon
 * @param scoreboards models beside each other, by horizon
 * @param premium what was charged minus what came
 * @param mispricing options against the forecast and against the fit
 * @param flow the order book of the perpetual
 * @param macro the economy
 * @param quality of all data
 */
public record ForecastBoard(
        Currency currency,
        String progress,
        long computedNanos,
        Part<VolatilityCone> cone,
        Part<List<ForecastTrack>> tracks,
        Part<List<Scoreboard>> scoreboards,
        Part<PremiumHistory> premium,
        Part<MispricingPicture> mispricing,
        Part<FlowPicture> flow,
        Part<MacroPicture> macro,
        Part<QualityPicture> quality) {
    /** Before anything is known. */
    public static ForecastBoard waiting(Currency currency, String sentence) {
        return new ForecastBoard(
                currency,
                sentence,
                0,
                Part.missing(sentence),
                Part.missing(sentence),
                Part.missing(sentence),
                Part.missing(sentence),
                Part.missing(sentence),
                Part.missing(sentence),
                Part.missing(sentence),
                Part.missing(sentence));
    }

    /** The forecast in use for the horizon that is nearest, empty before there is one. */
    public Optional<Outlook> outlook(double horizonDays) {
        return cone.value().stream()
                .flatMap(known -> known.forecasts().stream())
                .min((a, b) -> Double.compare(
                        Math.abs(Math.log(a.horizonDays() / horizonDays)),
                        Math.abs(Math.log(b.horizonDays() / horizonDays))));
    }
}
