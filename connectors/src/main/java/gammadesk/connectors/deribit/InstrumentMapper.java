package gammadesk.connectors.deribit;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.Instrument.OptionTerms;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.InstrumentName;
import gammadesk.analytics.market.InstrumentName.FutureName;
import gammadesk.analytics.market.InstrumentName.OptionName;
import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.market.Settlement;
import gammadesk.connectors.deribit.DeribitMessage.InstrumentData;
import java.time.DateTimeException;
import java.util.Optional;

/** Turns the venue's listing into instruments. */
final class InstrumentMapper {
    private InstrumentMapper() {}

    /** The instrument, empty when the venue's words for it are not known here. */
    static Optional<Instrument> map(InstrumentData data) {
        try {
            return kind(data).map(kind -> instrument(data, kind));
        } catch (IllegalArgumentException | DateTimeException _) {
            return Optional.empty();
        }
    }

    /** The state of the venue's word for it, be it of an instrument, a ticker or a change of state. */
    static InstrumentState state(String word) {
        return switch (word) {
            case "open", "started" -> InstrumentState.OPEN;
            case "settlement", "settled" -> InstrumentState.SETTLEMENT;
            case "delivered", "closed", "terminated" -> InstrumentState.DELIVERED;
            case "created", "inactive", "deactivated" -> InstrumentState.INACTIVE;
            case "locked" -> InstrumentState.LOCKED;
            case "halted" -> InstrumentState.HALTED;
            case "archivized" -> InstrumentState.ARCHIVED;
            default -> InstrumentState.UNKNOWN;
        };
    }

    private static Instrument instrument(InstrumentData data, InstrumentKind kind) {
        Optional<InstrumentName> name = InstrumentName.parse(data.name());
        Settlement settlement = settlement(data, name);
        Currency base = Currency.of(data.base());
        Currency quote = data.quote().isEmpty() ? base : Currency.of(data.quote());
        return new Instrument(
                data.name(),
                kind,
                base,
                quote,
                settlementCurrency(data, settlement == Settlement.INVERSE ? base : quote),
                settlement,
                expiry(data, kind, name),
                kind == InstrumentKind.OPTION ? Optional.of(terms(data, name)) : Optional.empty(),
                data.contractSize(),
                data.ticks(),
                data.minimumAmount(),
                data.makerFee(),
                data.takerFee(),
                data.createdMillis(),
                state(data));
    }

    private static Optional<InstrumentKind> kind(InstrumentData data) {
        return Optional.ofNullable(
                switch (data.kind()) {
                    case "option" -> InstrumentKind.OPTION;
                    case "future" ->
                        data.settlementPeriod().equals("perpetual") ? InstrumentKind.PERPETUAL : InstrumentKind.FUTURE;
                    case "spot" -> InstrumentKind.SPOT;
                    case "option_combo" -> InstrumentKind.OPTION_COMBO;
                    case "future_combo" -> InstrumentKind.FUTURE_COMBO;
                    default -> null;
                });
    }

    /** Old listings do not say it, their names do. */
    private static Settlement settlement(InstrumentData data, Optional<InstrumentName> name) {
        return switch (data.instrumentType()) {
            case "reversed" -> Settlement.INVERSE;
            case "linear" -> Settlement.LINEAR;
            default -> name.map(known -> known.family().settlement()).orElse(Settlement.INVERSE);
        };
    }

    private static Currency settlementCurrency(InstrumentData data, Currency otherwise) {
        return data.settlementCurrency().isEmpty() ? otherwise : Currency.of(data.settlementCurrency());
    }

    private static Optional<Expiry> expiry(InstrumentData data, InstrumentKind kind, Optional<InstrumentName> name) {
        if (kind == InstrumentKind.PERPETUAL || kind == InstrumentKind.SPOT) {
            return Optional.empty();
        }
        return name.flatMap(InstrumentMapper::expiryOf)
                .or(() ->
                        data.expiryMillis() > 0 ? Optional.of(Expiry.ofMillis(data.expiryMillis())) : Optional.empty());
    }

    private static Optional<Expiry> expiryOf(InstrumentName name) {
        return switch (name) {
            case OptionName option -> Optional.of(option.expiry());
            case FutureName future -> Optional.of(future.expiry());
            default -> Optional.empty();
        };
    }

    /** The name is the venue's own identity of the strike; the numbers beside it serve where it cannot be read. */
    private static OptionTerms terms(InstrumentData data, Optional<InstrumentName> name) {
        if (name.isPresent() && name.get() instanceof OptionName option) {
            return new OptionTerms(option.strike(), option.type());
        }
        OptionType type = switch (data.optionType()) {
            case "call" -> OptionType.CALL;
            case "put" -> OptionType.PUT;
            default -> throw new IllegalArgumentException("neither call nor put: " + data.name());
        };
        return new OptionTerms(
                data.strike().orElseThrow(() -> new IllegalArgumentException("no strike: " + data.name())), type);
    }

    private static InstrumentState state(InstrumentData data) {
        if (data.state().isEmpty()) {
            return data.active() ? InstrumentState.OPEN : InstrumentState.INACTIVE;
        }
        return state(data.state());
    }
}
