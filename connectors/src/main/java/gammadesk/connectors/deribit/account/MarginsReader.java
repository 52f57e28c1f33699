package gammadesk.connectors.deribit.account;

import gammadesk.connectors.deribit.Cursor;
import gammadesk.connectors.deribit.UnreadableException;
import gammadesk.connectors.deribit.account.AccountMessage.Body;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the margins of an order that is not placed. */
final class MarginsReader {
    private final Map<String, BigDecimal> numbers = new HashMap<>();

    Body read(Cursor in) {
        AccountParser.members(
                in, (name, at) -> at.decimal().ifPresentOrElse(value -> numbers.put(name, value), at::skip));
        return new Body.Margins(required("buy"), required("sell"), number("min_price"), number("max_price"));
    }

    private Optional<BigDecimal> number(String name) {
        return Optional.ofNullable(numbers.get(name));
    }

    private BigDecimal required(String name) {
        return number(name).orElseThrow(() -> new UnreadableException("no margin to " + name));
    }
}
