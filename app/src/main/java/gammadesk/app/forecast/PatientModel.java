package gammadesk.app.forecast;

import gammadesk.analytics.forecast.measure.VarianceHistory;
import gammadesk.analytics.forecast.model.Training;
import gammadesk.analytics.forecast.model.VolatilityModel;
import gammadesk.analytics.port.Clock;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A model that gives way: it stops when its thread is interrupted, says that it is at work, and after every fit rests
 * in proportion to what the fit took, so that it never has a core for itself.
 *
 * @param model that does the work
 * @param rest share of the time worked
 * @param told the model's name whenever it is fitted
 */
record PatientModel(VolatilityModel model, Clock clock, double rest, Consumer<String> told) implements VolatilityModel {
    @Override
    public String name() {
        return model.name();
    }

    @Override
    public Optional<String> unfit(VarianceHistory history) {
        return model.unfit(history);
    }

    /** Throws {@link CancellationException} when the thread is interrupted, which stays so. */
    @Override
    public Fitted fit(Training training) {
        told.accept(model.name());
        long started = clock.nanos();
        Fitted fitted = model.fit(training);
        pause((long) (rest * (clock.nanos() - started)));
        return fitted;
    }

    private static void pause(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the desk is closing");
        }
    }
}
