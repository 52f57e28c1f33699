package gammadesk.app.forecast;

import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.mispricing.Candidate.Kind;
import gammadesk.analytics.mispricing.FollowedSignals;
import gammadesk.analytics.mispricing.FollowedSignals.Trade;
import gammadesk.analytics.mispricing.KeptMoment;
import gammadesk.analytics.mispricing.Leg;
import gammadesk.analytics.mispricing.TradeOutcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signals that are followed, in a file of words separated by tabs: a heading, each moment with its options, the open
 * trades, the outcomes. Of one thread.
 */
final class SignalFile {
    private static final Logger LOG = LoggerFactory.getLogger(SignalFile.class);
    private static final String FORM = "gammadesk-signals-1";

    private final Optional<Path> file;

    /** Empty for a desk that keeps no files. */
    SignalFile(Optional<Path> file) {
        this.file = file;
    }

    /** What was kept; nothing where there is no file or it cannot be read. */
    FollowedSignals load() {
        return file.flatMap(SignalFile::read).orElse(FollowedSignals.NONE);
    }

    private static Optional<FollowedSignals> read(Path from) {
        try {
            return Optional.of(parse(Files.readAllLines(from)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException | NoSuchElementException e) {
            LOG.warn("The record of signals in {} cannot be read, so a new one begins: {}", from, e.toString());
            return Optional.empty();
        }
    }

    /** Written beside the old file and moved over it, so that a crash leaves one or the other whole. */
    void save(FollowedSignals signals) {
        file.ifPresent(to -> {
            try {
                Files.createDirectories(to.toAbsolutePath().getParent());
                Path draft = Files.write(
                        to.resolveSibling(to.getFileName() + ".new"), lines(signals), StandardCharsets.UTF_8);
                Files.move(draft, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                LOG.warn("The record of signals could not be kept in {}: {}", to, e.toString());
            }
        });
    }

    private static List<String> lines(FollowedSignals signals) {
        List<String> lines = new ArrayList<>();
        lines.add(line(FORM, signals.sinceMillis()));
        for (KeptMoment moment : signals.moments()) {
            lines.add(line("moment", moment.millis(), moment.perpetual()));
            moment.options().values().forEach(option -> lines.add(line(option)));
        }
        for (Trade trade : signals.open()) {
            List<Object> words = new ArrayList<>(
                    List.of("trade", trade.millis(), trade.kind().name(), trade.firstExpiryMillis()));
            trade.sizes().forEach((name, size) -> words.addAll(List.of(name, size)));
            lines.add(line(words.toArray()));
        }
        signals.outcomes().forEach((kind, list) -> list.forEach(one -> lines.add(line(kind, one))));
        return lines;
    }

    private static String line(KeptMoment.Option option) {
        Leg leg = option.leg();
        return line(
                "option",
                leg.instrument(),
                leg.expiry().epochMillis(),
                leg.years(),
                leg.type().name(),
                leg.strike(),
                leg.forward(),
                leg.usdPerPrice(),
                leg.bid(),
                leg.ask(),
                leg.topAmount(),
                leg.openInterest(),
                leg.vol(),
                option.mark());
    }

    private static String line(Kind kind, TradeOutcome one) {
        return line(
                "outcome",
                kind.name(),
                one.entryMillis(),
                one.exitMillis(),
                one.vegaUsd(),
                one.optionUsd(),
                one.spreadUsd(),
                one.feesUsd(),
                one.hedgeUsd(),
                one.hedgeCostUsd(),
                one.fundingUsd(),
                one.isExitQuoted());
    }

    private static String line(Object... words) {
        List<String> texts = new ArrayList<>();
        for (Object word : words) {
            texts.add(word.toString());
        }
        return String.join("\t", texts);
    }

    private static FollowedSignals parse(List<String> lines) {
        String[] heading = words(lines.getFirst());
        if (!heading[0].equals(FORM)) {
            throw new IllegalArgumentException("not " + FORM);
        }
        List<KeptMoment> moments = new ArrayList<>();
        List<Trade> open = new ArrayList<>();
        Map<Kind, List<TradeOutcome>> outcomes = new EnumMap<>(Kind.class);
        for (String line : lines.subList(1, lines.size())) {
            String[] words = words(line);
            switch (words[0]) {
                case "moment" -> moments.add(new KeptMoment(whole(words, 1), number(words, 2), Map.of()));
                case "option" -> moments.set(moments.size() - 1, with(moments.getLast(), words));
                case "trade" -> open.add(trade(words));
                case "outcome" ->
                    outcomes.computeIfAbsent(Kind.valueOf(words[1]), _ -> new ArrayList<>())
                            .add(outcome(words));
                default -> throw new IllegalArgumentException("a line begins with " + words[0]);
            }
        }
        Set<Long> known = moments.stream().map(KeptMoment::millis).collect(Collectors.toSet());
        if (open.stream().anyMatch(trade -> !known.contains(trade.millis()))) {
            throw new IllegalArgumentException("a trade was entered at a moment that is not there");
        }
        return new FollowedSignals(whole(heading, 1), moments, open, outcomes);
    }

    private static KeptMoment with(KeptMoment moment, String[] words) {
        Map<String, KeptMoment.Option> options = new HashMap<>(moment.options());
        Leg leg = new Leg(
                words[1],
                Expiry.ofMillis(whole(words, 2)),
                number(words, 3),
                OptionType.valueOf(words[4]),
                number(words, 5),
                1,
                number(words, 6),
                number(words, 7),
                number(words, 8),
                number(words, 9),
                number(words, 10),
                number(words, 11),
                number(words, 12));
        options.put(words[1], new KeptMoment.Option(leg, number(words, 13)));
        return new KeptMoment(moment.millis(), moment.perpetual(), options);
    }

    private static Trade trade(String[] words) {
        Map<String, Double> sizes = new HashMap<>();
        for (int i = 4; i < words.length; i += 2) {
            sizes.put(words[i], number(words, i + 1));
        }
        return new Trade(whole(words, 1), Kind.valueOf(words[2]), sizes, whole(words, 3));
    }

    private static TradeOutcome outcome(String[] words) {
        return new TradeOutcome(
                whole(words, 2),
                whole(words, 3),
                number(words, 4),
                number(words, 5),
                number(words, 6),
                number(words, 7),
                number(words, 8),
                number(words, 9),
                number(words, 10),
                Boolean.parseBoolean(words[11]));
    }

    private static String[] words(String line) {
        return line.split("\t", -1);
    }

    private static long whole(String[] words, int place) {
        return Long.parseLong(words[place]);
    }

    private static double number(String[] words, int place) {
        return Double.parseDouble(words[place]);
    }
}
