package gammadesk.analytics.mispricing;

import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.surface.FittedSurface;
import gammadesk.analytics.surface.RawSvi;
import gammadesk.analytics.surface.Smile;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A recorded moment at which trades can be entered, hedged and closed. */
public final class ReplayMoment implements TradedMoment {
    private final ChainSnapshot chain;
    private final FittedSurface surface;
    private final double perpetual;
    private final Map<String, Place> places = new HashMap<>();

    private record Place(ExpiryChain chain, int row) {}

    /**
     * A moment.
     *
     * @param chain the options
     * @param surface fitted to them
     * @param perpetual mark price of the perpetual, USD
     */
    public ReplayMoment(ChainSnapshot chain, FittedSurface surface, double perpetual) {
        this.chain = chain;
        this.surface = surface;
        this.perpetual = perpetual;
        for (ExpiryChain expiry : chain.expiries()) {
            for (int row = 0; row < expiry.size(); row++) {
                places.put(expiry.instruments().get(row), new Place(expiry, row));
            }
        }
    }

    @Override
    public long millis() {
        return chain.venueMillis();
    }

    /** The options. */
    public ChainSnapshot chain() {
        return chain;
    }

    /** Their surface. */
    public FittedSurface surface() {
        return surface;
    }

    @Override
    public double perpetual() {
        return perpetual;
    }

    /** With its fitted volatility, else the venue's. */
    @Override
    public Optional<Leg> leg(String instrument, double quantity) {
        Place place = places.get(instrument);
        if (place == null || !(mark(place) >= 0)) {
            return Optional.empty();
        }
        return Optional.of(surface.slice(place.chain.expiry())
                .flatMap(slice -> slice.smile())
                .map(smile -> Leg.of(place.chain, place.row, quantity, smile))
                .orElseGet(() -> unfitted(place, quantity)));
    }

    private static Leg unfitted(Place place, double quantity) {
        double iv = place.chain.venueMarkIv().get(place.row);
        double years = place.chain.years();
        Smile flat = new Smile(
                place.chain.rowForward().get(place.row), years, new RawSvi(iv * iv / 10_000 * years, 0, 0, 0, 1));
        return Leg.of(place.chain, place.row, quantity, flat);
    }

    @Override
    public double mark(String instrument) {
        Place place = places.get(instrument);
        return place == null ? Double.NaN : mark(place);
    }

    private static double mark(Place place) {
        return place.chain.mark().get(place.row);
    }
}
