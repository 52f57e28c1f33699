package gammadesk.analytics.port;

import java.util.List;
import java.util.function.Function;

/**
 * A stretch of the past, oldest first, or why it is not to be had.
 *
 * @param <T> of one row
 */
public sealed interface HistoryAnswer<T> {
    /** What arrived; empty when nothing did. */
    List<T> rows();

    /** One sentence each on what the user should know, such as that it could not be kept on the disk. */
    List<String> notices();

    /** Whether everything that the source has of the stretch is there. */
    default boolean isWhole() {
        return this instanceof Whole;
    }

    /** The same with a function applied to every row. */
    default <R> HistoryAnswer<R> map(Function<T, R> function) {
        List<R> mapped = rows().stream().map(function).toList();
        return switch (this) {
            case Whole<T> whole -> new Whole<>(mapped, whole.notices());
            case Part<T> part -> new Part<>(mapped, part.reason(), part.notices());
            case Unavailable<T> none -> new Unavailable<>(none.reason());
        };
    }

    /**
     * Everything that the source has of the stretch. That may be less than was asked for: a source that has nothing for
     * a time says nothing of it.
     */
    record Whole<T>(List<T> rows, List<String> notices) implements HistoryAnswer<T> {
        public Whole {
            rows = List.copyOf(rows);
            notices = List.copyOf(notices);
        }

        /** Everything, and nothing to add. */
        public Whole(List<T> rows) {
            this(rows, List.of());
        }
    }

    /**
     * A part of it, not always a connected one; the rest did not come.
     *
     * @param reason one clause why
     */
    record Part<T>(List<T> rows, String reason, List<String> notices) implements HistoryAnswer<T> {
        public Part {
            rows = List.copyOf(rows);
            notices = List.copyOf(notices);
        }
    }

    /**
     * Nothing came.
     *
     * @param reason one clause why
     */
    record Unavailable<T>(String reason) implements HistoryAnswer<T> {
        @Override
        public List<T> rows() {
            return List.of();
        }

        @Override
        public List<String> notices() {
            return List.of();
        }
    }
}
