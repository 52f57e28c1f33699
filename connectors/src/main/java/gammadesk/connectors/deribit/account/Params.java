package gammadesk.connectors.deribit.account;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The parameters of a request, written as JSON. They may hold secrets and are never printed. */
final class Params {
    private final StringBuilder json = new StringBuilder("{");

    Params text(String name, String value) {
        return raw(name, quote(value));
    }

    Params number(String name, BigDecimal value) {
        return raw(name, value.toPlainString());
    }

    Params number(String name, Optional<BigDecimal> value) {
        return value.map(known -> number(name, known)).orElse(this);
    }

    Params number(String name, long value) {
        return raw(name, Long.toString(value));
    }

    Params flag(String name, boolean value) {
        return raw(name, Boolean.toString(value));
    }

    Params texts(String name, List<String> values) {
        return raw(name, values.stream().map(Params::quote).collect(Collectors.joining(",", "[", "]")));
    }

    String json() {
        return json + "}";
    }

    private Params raw(String name, String value) {
        json.append(json.length() > 1 ? "," : "")
                .append(quote(name))
                .append(':')
                .append(value);
        return this;
    }

    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    @Override
    public String toString() {
        return "Params[hidden]";
    }
}
