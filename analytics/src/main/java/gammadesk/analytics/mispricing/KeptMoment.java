package gammadesk.analytics.mispricing;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is kept of a moment to follow trades through it: the options of those trades, and no more.
 *
 * @param millis when
 * @param perpetual mark price of the perpetual, USD
 * @param options by name
 */
public record KeptMoment(long millis, double perpetual, Map<String, Option> options) implements TradedMoment {
    /** Keeps a copy of the map. */
    public KeptMoment {
        options = Map.copyOf(options);
    }

    /**
     * One option.
     *
     * @param leg its market, for one coin bought
     * @param mark the venue's, in its price unit
     */
    public record Option(Leg leg, double mark) {}

    /** Some options of a moment; one that is not listed then is left out. */
    public static KeptMoment of(ReplayMoment moment, Set<String> instruments) {
        Map<String, Option> options = new HashMap<>();
        for (String name : instruments) {
            moment.leg(name, 1).ifPresent(leg -> options.put(name, new Option(leg, moment.mark(name))));
        }
        return new KeptMoment(moment.millis(), moment.perpetual(), options);
    }

    @Override
    public Optional<Leg> leg(String instrument, double quantity) {
        return Optional.ofNullable(options.get(instrument))
                .map(option -> option.leg().times(quantity));
    }

    @Override
    public double mark(String instrument) {
        return Optional.ofNullable(options.get(instrument)).map(Option::mark).orElse(Double.NaN);
    }
}
