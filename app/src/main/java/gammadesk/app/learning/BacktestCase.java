package gammadesk.app.learning;

import gammadesk.analytics.backtest.ReplayFills;
import gammadesk.analytics.hedging.LearnedBand;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.Fingerprint;
import gammadesk.app.backtest.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a backtest is to try, and on what.
 *
 * @param policy name of the advisor
 * @param currency whose options
 * @param recordings stretches of recorded chains, each without long pauses
 * @param fills how orders meet the recorded quotes
 * @param paths of the simulated markets
 * @param seed of everything that is drawn
 */
record BacktestCase(String policy, String currency, List<Stretch> recordings, Fills fills, int paths, long seed) {
    BacktestCase {
        recordings = List.copyOf(recordings);
    }

    /**
     * How orders meet the recorded quotes.
     *
     * @param delay moments between decision and fill
     * @param crossing of the way from the mid to the touch, 1 for all of it
     * @param missed chance that a leg finds nothing there any more
     */
    record Fills(int delay, double crossing, double missed) {}

    /** The same, with the case's own seed. */
    ReplayFills replayFills() {
        return new ReplayFills(fills.delay, fills.crossing, fills.missed, seed);
    }

    /**
     * Recorded chains.
     *
     * @param name in words
     * @param chains files, or patterns of file names such as {@code chains/btc_2026040*.csv.gz}, from the folder of the
     *     configuration
     */
    record Stretch(String name, List<String> chains) {
        Stretch {
            chains = List.copyOf(chains);
        }

        /**
         * The files, in the order of their names.
         *
         * @throws Refusal when a pattern meets nothing
         */
        List<Path> files(Path folder) throws IOException {
            List<Path> files = new ArrayList<>();
            for (String chain : chains) {
                Path pattern = folder.resolve(chain);
                Path parent = pattern.toAbsolutePath().getParent();
                int before = files.size();
                if (parent != null && Files.isDirectory(parent)) {
                    try (DirectoryStream<Path> found = Files.newDirectoryStream(
                            parent, pattern.getFileName().toString())) {
                        found.forEach(files::add);
                    }
                }
                if (files.size() == before) {
                    throw new Refusal(Refusal.Subject.CONFIGURATION, name + ": no such file: " + pattern);
                }
            }
            files.sort(null);
            return files;
        }
    }

    /** SHA-256 of what it says. */
    String hash() {
        return Fingerprint.of(toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Reads one; throws {@link Refusal} when it makes no sense. */
    static BacktestCase read(Path file) throws IOException {
        BacktestCase read = ConfigFile.read(file, BacktestCase.class);
        if (read.recordings.isEmpty()) {
            throw new Refusal(Refusal.Subject.CONFIGURATION, file + " names no recordings");
        }
        if (!read.policy.equals(LearnedBand.NAME)) {
            throw new Refusal(Refusal.Subject.CONFIGURATION, "no learned policy is called " + read.policy);
        }
        if (read.paths < 2) {
            throw new Refusal(Refusal.Subject.CONFIGURATION, file + ": paths must be two at least");
        }
        try {
            read.replayFills();
        } catch (IllegalArgumentException e) {
            throw new Refusal(Refusal.Subject.CONFIGURATION, file + ": " + e.getMessage());
        }
        return read;
    }

    /** Throws {@link Refusal} for what is no currency. */
    Currency coin() {
        try {
            return Currency.of(currency);
        } catch (IllegalArgumentException _) {
            throw new Refusal(Refusal.Subject.CONFIGURATION, "not a currency: " + currency);
        }
    }
}
