package gammadesk.connectors.deribit;

import static gammadesk.connectors.deribit.UnreadableException.require;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Walks once through one message. Every reading method leaves the cursor on the last token of the value it read, so
 * that {@link #nextName} goes on to the next member. A value of an unexpected type reads as unknown; a structure of an
 * unexpected type is an {@link UnreadableException}.
 */
public final class Cursor {
    /** A decimal with more places than any price needs is an attack on the arithmetic behind it. */
    private static final int MOST_PLACES = 40;

    private final JsonParser json;
    private final NameTable<String> names;
    private final NameTable<Channel> channels;

    /** The names seen so far, shared by the cursors of one parser. For one thread only. */
    public static final class Memory {
        private final NameTable<String> names = new NameTable<>(name -> name);
        private final NameTable<Channel> channels = new NameTable<>(Channel::of);
    }

    /** A cursor that stands before the first token. */
    public Cursor(JsonParser json, Memory memory) {
        this(json, memory.names, memory.channels);
    }

    Cursor(JsonParser json, NameTable<String> names, NameTable<Channel> channels) {
        this.json = json;
        this.names = names;
        this.channels = channels;
    }

    /** Goes to the first token. */
    public void start() {
        json.nextToken();
    }

    /** Demands that nothing follows the value that was read. */
    public void end() {
        require(json.nextToken() == null, "something follows the message");
    }

    public boolean isObject() {
        return json.currentToken() == JsonToken.START_OBJECT;
    }

    public boolean isArray() {
        return json.currentToken() == JsonToken.START_ARRAY;
    }

    public boolean isString() {
        return json.currentToken() == JsonToken.VALUE_STRING;
    }

    public boolean isInteger() {
        return json.currentToken() == JsonToken.VALUE_NUMBER_INT;
    }

    /** Where the current value starts in the text. */
    public int offset() {
        return (int) json.currentTokenLocation().getCharOffset();
    }

    /** Demands an object; its members follow by {@link #nextName}. */
    public void enterObject(String what) {
        require(isObject(), what + " is not an object");
    }

    /** Demands an array; its elements follow by {@link #nextElement}. */
    public void enterArray(String what) {
        require(isArray(), what + " is not a list");
    }

    /** Goes to the next member's value and tells its name, null at the end of the object. */
    public @Nullable String nextName() {
        String name = json.nextName();
        if (name != null) {
            json.nextToken();
        }
        return name;
    }

    /** Goes to the next element; false at the end of the array. */
    public boolean nextElement() {
        JsonToken token = json.nextToken();
        require(token != null, "the message ends in a list");
        return token != JsonToken.END_ARRAY;
    }

    /** Passes over the current value, whatever it is. */
    public void skip() {
        json.skipChildren();
    }

    /** The current number, NaN for everything else. */
    public double number() {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
            return Decimals.parse(json.getStringCharacters(), json.getStringOffset(), json.getStringLength());
        }
        skip();
        return Double.NaN;
    }

    /** The current integer, 0 for everything else. */
    public long integer() {
        if (isInteger()) {
            return json.getLongValue();
        }
        double number = number();
        return Double.isNaN(number) ? 0 : (long) number;
    }

    /** The current decimal number, exact; empty for everything else. */
    public Optional<BigDecimal> decimal() {
        JsonToken token = json.currentToken();
        if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
            skip();
            return Optional.empty();
        }
        BigDecimal value = json.getDecimalValue();
        require(Math.abs((long) value.scale()) <= MOST_PLACES, "a decimal of absurd scale");
        return Optional.of(value.signum() == 0 ? BigDecimal.ZERO : trimmed(value));
    }

    /** The current boolean, false for everything else. */
    public boolean flag() {
        boolean flag = json.currentToken() == JsonToken.VALUE_TRUE;
        skip();
        return flag;
    }

    /** The current text, or a number or boolean as written; empty for everything else. */
    public String text() {
        JsonToken token = json.currentToken();
        if (token != null && token.isScalarValue() && token != JsonToken.VALUE_NULL) {
            return json.getString();
        }
        skip();
        return "";
    }

    /** Like {@link #text}, but empty where the venue sent nothing. */
    public Optional<String> optionalText() {
        String text = text();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** The current text out of the table of names that recur. */
    String name() {
        return isString() ? fromTable(names) : text();
    }

    Channel channel() {
        require(isString(), "the channel is not a text");
        return fromTable(channels);
    }

    /** All elements of the current array, each read by a function. */
    public <T> List<T> list(String what, Function<Cursor, T> element) {
        enterArray(what);
        List<T> list = new ArrayList<>();
        while (nextElement()) {
            list.add(element.apply(this));
        }
        return list;
    }

    private <T> T fromTable(NameTable<T> table) {
        return table.get(json.getStringCharacters(), json.getStringOffset(), json.getStringLength());
    }

    /** 40000.0 and 40000 are the same strike, and 1E+3 is no way to write one. */
    private static BigDecimal trimmed(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
