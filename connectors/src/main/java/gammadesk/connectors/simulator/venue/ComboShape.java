package gammadesk.connectors.simulator.venue;

import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.InstrumentName;
import gammadesk.analytics.market.InstrumentName.FutureName;
import gammadesk.analytics.market.InstrumentName.OptionName;
import gammadesk.analytics.market.InstrumentName.PerpetualName;
import gammadesk.analytics.market.OptionType;
import gammadesk.connectors.simulator.matching.Combo;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The structures that the venue knows, by its codes. A name gives the expiries, far one first, and the strikes, lowest
 * first, of put structures highest first: {@code BTC-CS-29APR22-39300_39600}, {@code BTC-PSR13-31JAN25-96000_94000},
 * {@code BTC-PCAL-28AUG26_31JUL26-62000}, {@code BTC-FS-29APR22_PERP}. The signs of calls, puts, ratio spreads,
 * reversals and future spreads are the venue's own examples; those of the others follow the same habit.
 */
final class ComboShape {
    /** Each leg: sign and ratio, type, which strike, which expiry (0 is the far one where there are two). */
    private static final List<Shape> SHAPES = List.of(
            shape("CS", "+1C00 -1C10"),
            shape("CSR12", "+1C00 -2C10"),
            shape("CSR13", "+1C00 -3C10"),
            shape("CSR23", "+2C00 -3C10"),
            shape("PS", "+1P00 -1P10"),
            shape("PSR12", "+1P00 -2P10"),
            shape("PSR13", "+1P00 -3P10"),
            shape("PSR23", "+2P00 -3P10"),
            shape("STRD", "+1C00 +1P00"),
            shape("STRG", "+1P00 +1C10"),
            shape("GUTS", "+1C00 +1P10"),
            shape("REV", "+1C00 -1P00"),
            shape("RR", "-1P00 +1C10"),
            shape("RRITM", "+1C00 -1P10"),
            shape("CCAL", "+1C00 -1C01"),
            shape("PCAL", "+1P00 -1P01"),
            shape("CDIAG", "+1C00 -1C11"),
            shape("PDIAG", "+1P00 -1P11"),
            shape("CBUT", "+1C00 -2C10 +1C20"),
            shape("PBUT", "+1P00 -2P10 +1P20"),
            shape("CLAD", "+1C00 -1C10 -1C20"),
            shape("PLAD", "+1P00 -1P10 -1P20"),
            shape("CCOND", "+1C00 -1C10 -1C20 +1C30"),
            shape("PCOND", "+1P00 -1P10 -1P20 +1P30"),
            shape("IBUT", "+1P00 -1P10 -1C10 +1C20"),
            shape("ICOND", "+1P00 -1P10 -1C20 +1C30"),
            shape("BOX", "+1C00 -1P00 -1C10 +1P10"),
            shape("STDC", "+1C00 +1P00 -1C01 -1P01"),
            shape("JR", "+1C00 -1P00 -1C01 +1P01"));

    private ComboShape() {}

    private record Shape(String code, List<Role> roles) {
        boolean isOfPuts() {
            return roles.stream().allMatch(role -> role.type() == OptionType.PUT);
        }
    }

    private record Role(int ratio, OptionType type, int strike, int expiry) {}

    private static Shape shape(String code, String legs) {
        List<Role> roles = List.of(legs.split(" ")).stream()
                .map(leg -> new Role(
                        Integer.parseInt(leg.substring(0, 2)),
                        leg.charAt(2) == 'C' ? OptionType.CALL : OptionType.PUT,
                        leg.charAt(3) - '0',
                        leg.charAt(4) - '0'))
                .toList();
        return new Shape(code, roles);
    }

    /**
     * The combo that legs belong to, bought or sold, with its name and the venue's signs.
     *
     * @param ratios by instrument name, not 0, without a common divisor
     */
    static Optional<Combo> of(Map<String, Integer> ratios) {
        return signed(ratios).or(() -> signed(reversed(ratios)));
    }

    private static Map<String, Integer> reversed(Map<String, Integer> ratios) {
        return ratios.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> -entry.getValue()));
    }

    private static Optional<Combo> signed(Map<String, Integer> ratios) {
        List<InstrumentName> names = ratios.keySet().stream()
                .flatMap(name -> InstrumentName.parse(name).stream())
                .toList();
        boolean oneFamily =
                names.stream().map(InstrumentName::family).distinct().count() == 1;
        if (!oneFamily || names.size() != ratios.size()) {
            return Optional.empty();
        }
        List<OptionName> options = names.stream()
                .filter(OptionName.class::isInstance)
                .map(OptionName.class::cast)
                .toList();
        if (options.isEmpty()) {
            return futures(names, ratios);
        }
        return options.size() == names.size() ? options(options, ratios) : Optional.empty();
    }

    /** The far one is bought; a perpetual is nearer than any. */
    private static Optional<Combo> futures(List<InstrumentName> names, Map<String, Integer> ratios) {
        Map<Long, InstrumentName> byExpiry = new TreeMap<>();
        for (InstrumentName name : names) {
            switch (name) {
                case FutureName future -> byExpiry.put(future.expiry().epochMillis(), name);
                case PerpetualName _ -> byExpiry.put(Long.MIN_VALUE, name);
                default -> {}
            }
        }
        if (byExpiry.size() != 2 || names.size() != 2) {
            return Optional.empty();
        }
        List<InstrumentName> ordered = List.copyOf(byExpiry.values());
        String near = ordered.getFirst().text();
        String far = ordered.getLast().text();
        if (!Integer.valueOf(1).equals(ratios.get(far)) || !Integer.valueOf(-1).equals(ratios.get(near))) {
            return Optional.empty();
        }
        String family = ordered.getFirst().family().text();
        return Optional.of(new Combo(
                family + "-FS-" + label(ordered.getLast()) + "_" + label(ordered.getFirst()),
                List.of(new Combo.Leg(near, -1), new Combo.Leg(far, 1))));
    }

    private static String label(InstrumentName name) {
        return name instanceof FutureName future ? future.expiry().label() : "PERP";
    }

    private static Optional<Combo> options(List<OptionName> options, Map<String, Integer> ratios) {
        List<Expiry> expiries = options.stream()
                .map(OptionName::expiry)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
        List<BigDecimal> strikes =
                options.stream().map(OptionName::strike).distinct().sorted().toList();
        for (Shape shape : SHAPES) {
            Optional<Combo> found =
                    fit(shape, options.getFirst(), expiries, shape.isOfPuts() ? strikes.reversed() : strikes, ratios);
            if (found.isEmpty() && shape.code().endsWith("DIAG")) {
                found = fit(
                        shape, options.getFirst(), expiries, shape.isOfPuts() ? strikes : strikes.reversed(), ratios);
            }
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Combo> fit(
            Shape shape, OptionName any, List<Expiry> expiries, List<BigDecimal> strikes, Map<String, Integer> ratios) {
        int needed = 1 + shape.roles().stream().mapToInt(Role::strike).max().orElse(0);
        int dates = 1 + shape.roles().stream().mapToInt(Role::expiry).max().orElse(0);
        if (shape.roles().size() != ratios.size() || needed != strikes.size() || dates != expiries.size()) {
            return Optional.empty();
        }
        List<Combo.Leg> legs = new ArrayList<>();
        for (Role role : shape.roles()) {
            String name = new OptionName(
                            any.family(), expiries.get(role.expiry()), strikes.get(role.strike()), role.type())
                    .text();
            if (!Integer.valueOf(role.ratio()).equals(ratios.get(name))) {
                return Optional.empty();
            }
            legs.add(new Combo.Leg(name, role.ratio()));
        }
        String dated = expiries.stream().map(Expiry::label).collect(Collectors.joining("_"));
        String struck = strikes.stream()
                .map(strike -> strike.toPlainString().replace('.', 'd'))
                .collect(Collectors.joining("_"));
        return Optional.of(new Combo(any.family().text() + "-" + shape.code() + "-" + dated + "-" + struck, legs));
    }
}
