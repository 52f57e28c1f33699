package gammadesk.connectors.deribit;

import java.util.Optional;
import java.util.function.Function;

/** The answer to a one-shot request: a value or a documented reason why there is none. */
public sealed interface DeribitResult<T> {
    /** What was asked for. */
    record Value<T>(T value) implements DeribitResult<T> {}

    /** Why there is no value. */
    record Failure<T>(DeribitError error) implements DeribitResult<T> {}

    /** The value, empty after a failure. */
    default Optional<T> found() {
        return this instanceof Value<T>(T value) ? Optional.of(value) : Optional.empty();
    }

    /** The same with a function applied to the value. */
    default <R> DeribitResult<R> map(Function<T, R> function) {
        return switch (this) {
            case Value<T>(T value) -> new Value<>(function.apply(value));
            case Failure<T>(DeribitError error) -> new Failure<>(error);
        };
    }
}
