package gammadesk.analytics.forecast.model;

import gammadesk.analytics.forecast.measure.SeasonalProfile;
import gammadesk.analytics.forecast.measure.VarianceHistory;
import java.util.Optional;

/**
 * A heterogeneous autoregression of seasonally adjusted variance: hours of the day and the weekend are taken out of
 * what it learns from and put back into what it says. The profile is learned on the window alone.
 */
public record SeasonalModel(HarModel inner) implements VolatilityModel {
    @Override
    public String name() {
        return inner.name() + "-seasonal";
    }

    @Override
    public Optional<String> unfit(VarianceHistory history) {
        return inner.unfit(history);
    }

    @Override
    public Fitted fit(Training training) {
        VarianceHistory past = training.past();
        SeasonalProfile profile = SeasonalProfile.of(past, training.from(), past.size());
        VarianceHistory adjusted = past.adjusted(training.from(), profile);
        Fitted fitted = inner.fit(
                new Training(adjusted, 0, training.horizon(), training.stride(), training.embargo(), training.seed()));
        int reach = Term.reach(inner.terms(), past) + 1;
        return now -> {
            VarianceHistory recent = now.adjusted(Math.max(0, now.size() - reach), profile);
            return fitted.dailyVariance(recent) * profile.mean(now.endMillis(now.size()), training.horizon());
        };
    }
}
