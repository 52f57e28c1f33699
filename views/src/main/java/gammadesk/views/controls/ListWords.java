package gammadesk.views.controls;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The words of a list's values, where nothing is typed into the list. */
public final class ListWords<T> extends StringConverter<T> {
    private final Function<T, String> words;

    /** With the words of a value; nothing chosen has none. */
    public ListWords(Function<T, String> words) {
        this.words = words;
    }

    @Override
    public String toString(@Nullable T value) {
        return value == null ? "" : words.apply(value);
    }

    @Override
    public T fromString(String text) {
        throw new UnsupportedOperationException("the list is not typed into");
    }
}
