package gammadesk.app.forecast;

import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.forecast.board.Part;
import gammadesk.analytics.forecast.board.VolatilityCone.Implied;
import gammadesk.analytics.forecast.measure.Feature;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.Quote;
import gammadesk.analytics.mispricing.EventVolatility;
import gammadesk.analytics.mispricing.ForecastTerm;
import gammadesk.analytics.mispricing.MispricingPicture;
import gammadesk.analytics.mispricing.PremiumHistory;
import gammadesk.analytics.mispricing.ReplayMoment;
import gammadesk.analytics.mispricing.ResidualHistory;
import gammadesk.analytics.mispricing.TradingCosts;
import gammadesk.analytics.surface.FittedSlice;
import gammadesk.analytics.surface.FittedSurface;
import java.util.List;
import java.util.Optional;

/** One currency's options against its forecast, every few seconds. Of one thread. */
final class MispricingRoom {
    private static final double YEAR_DAYS = 365;
    /** What the perpetual's half spread is taken for while its book is not known: half a basis point. */
    private static final double USUAL_HALF_SPREAD = 0.00005;
    /** A quote's residual is remembered once in so long: neighbours in time say the same. */
    private static final long MEMORY_MILLIS = 60_000;

    private final BoardParts parts;
    private final SignalBook signals;
    private ResidualHistory residuals = ResidualHistory.EMPTY;
    private long rememberedMillis;
    private long shownMillis;

    MispricingRoom(BoardParts parts, SignalBook signals) {
        this.parts = parts;
        this.signals = signals;
    }

    /** A picture of a market with a newer surface; anything else changes nothing. */
    void turn(
            MarketPicture market,
            Optional<ForecastTerm> term,
            PremiumHistory premiums,
            Optional<Feature> funding,
            List<EventVolatility.Event> calendar) {
        FittedSurface surface = market.surface();
        if (surface.smiles().isEmpty() || market.valuation().chain().venueMillis() == shownMillis) {
            return;
        }
        shownMillis = market.valuation().chain().venueMillis();
        TradingCosts costs = TradingCosts.published(halfSpread(market));
        MispricingPicture.Past past = new MispricingPicture.Past(
                costs, premiums, residuals, signals.records(), signals.following(), calendar);
        MispricingPicture picture = term.map(known ->
                        MispricingPicture.of(surface, market.valuation().chain(), known, past))
                .orElseGet(() -> MispricingPicture.without(
                        surface, market.valuation().chain(), "there is no forecast yet", past));
        remember(picture);
        signals.turn(picture, () -> moment(market), costs, funding);
        parts.mispricing(Part.of(picture));
        List<Implied> implied = implied(surface);
        parts.cone(before ->
                new Part<>(before.value().map(cone -> cone.with(implied, surface.venueMillis())), before.reason()));
    }

    private void remember(MispricingPicture picture) {
        if (picture.venueMillis() - rememberedMillis >= MEMORY_MILLIS) {
            rememberedMillis = picture.venueMillis();
            residuals = residuals.with(picture.richCheap());
        }
    }

    private static List<Implied> implied(FittedSurface surface) {
        return surface.slices().stream()
                .filter(slice -> slice.smile().isPresent() && slice.years() > 0)
                .map(MispricingRoom::implied)
                .toList();
    }

    private static Implied implied(FittedSlice slice) {
        return new Implied(
                slice.expiry().label(),
                slice.years() * YEAR_DAYS,
                slice.smile().orElseThrow().atTheMoneyIv());
    }

    private static ReplayMoment moment(MarketPicture market) {
        return new ReplayMoment(market.valuation().chain(), market.surface(), perpetual(market));
    }

    /** The index stands in while the perpetual has no mark. */
    private static double perpetual(MarketPicture market) {
        return market.futures().stream()
                .findFirst()
                .map(future -> future.ticker().mark())
                .filter(mark -> mark > 0)
                .orElse(market.index());
    }

    private static double halfSpread(MarketPicture market) {
        return market.books().stream()
                .findFirst()
                .filter(book -> !book.stale())
                .map(OrderBook::quote)
                .map(MispricingRoom::halfSpread)
                .filter(Double::isFinite)
                .orElse(USUAL_HALF_SPREAD);
    }

    private static double halfSpread(Quote quote) {
        return (quote.ask() - quote.bid()) / (quote.ask() + quote.bid());
    }
}
