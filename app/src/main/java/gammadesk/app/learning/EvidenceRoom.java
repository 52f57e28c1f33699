package gammadesk.app.learning;

import gammadesk.analytics.backtest.court.PolicyEvidence;
import gammadesk.app.evidence.EvidenceJson;
import gammadesk.app.evidence.EvidencePdf;
import gammadesk.app.evidence.EvidenceReading;
import gammadesk.app.evidence.EvidenceReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The evidence on this machine: what ships, and what trials left in a folder.
 *
 * @param found one for each trial and kind of book, what ships first
 * @param refusals what could not be read and why, a sentence each
 */
public record EvidenceRoom(List<Found> found, List<String> refusals) {
    private static final String ENDING = ".json";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    public EvidenceRoom {
        found = List.copyOf(found);
        refusals = List.copyOf(refusals);
    }

    /**
     * Evidence and the label of its trial.
     *
     * @param label as in {@link TrialOrder#label}
     */
    public record Found(String label, PolicyEvidence evidence) {
        private String name() {
            return label.isEmpty() ? evidence.policy() : evidence.policy() + " · " + label;
        }

        private boolean isOfTrial(Found other) {
            return name().equals(other.name())
                    && evidence.provenance().equals(other.evidence().provenance());
        }
    }

    /** What ships, and what lies in a folder, where there is one; reads files. */
    public static EvidenceRoom of(Optional<Path> folder) {
        List<Found> found = new ArrayList<>();
        ShippedModels.evidence().map(one -> new Found("", one)).ifPresent(found::add);
        List<String> refusals = new ArrayList<>();
        folder.filter(Files::isDirectory).ifPresent(there -> read(there, found, refusals));
        return new EvidenceRoom(found, refusals);
    }

    private static void read(Path folder, List<Found> found, List<String> refusals) {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(ENDING)).sorted().forEach(file -> {
                switch (EvidenceJson.load(file)) {
                    case EvidenceReading.Read(PolicyEvidence read) -> found.add(new Found(label(file, read), read));
                    case EvidenceReading.Refused(String reason) -> refusals.add(reason);
                }
            });
        } catch (IOException | UncheckedIOException e) {
            refusals.add(folder + " cannot be read: " + e.getMessage() + ".");
        }
    }

    /** Where a trial leaves its evidence. */
    static Path file(Path folder, String label, PolicyEvidence evidence) {
        return folder.resolve(evidence.policy() + (label.isEmpty() ? "" : "." + label) + end(evidence));
    }

    private static String end(PolicyEvidence evidence) {
        return "." + evidence.bookKind().replace(' ', '-') + ENDING;
    }

    private static String label(Path file, PolicyEvidence evidence) {
        String name = file.getFileName().toString();
        String begin = evidence.policy() + ".";
        int end = name.length() - end(evidence).length();
        return name.startsWith(begin) && name.endsWith(end(evidence)) && end > begin.length()
                ? name.substring(begin.length(), end)
                : "";
    }

    /** All of it. */
    public List<PolicyEvidence> evidence() {
        return found.stream().map(Found::evidence).toList();
    }

    /**
     * All of it, the policies called by their trials: no two trials have the same name. What ships keeps the policy's
     * own.
     */
    public List<PolicyEvidence> named() {
        return found.stream().map(one -> one.evidence().called(name(one))).toList();
    }

    private String name(Found one) {
        Found first = found.stream()
                .filter(other -> other.name().equals(one.name()))
                .findFirst()
                .orElse(one);
        return first.isOfTrial(one)
                ? one.name()
                : one.name() + " · "
                        + TIME.format(
                                Instant.ofEpochMilli(one.evidence().provenance().triedMillis()));
    }

    /** The evidence about a policy and a kind of book; empty when there is none. */
    public Optional<PolicyEvidence> about(String policy, String bookKind) {
        return evidence().stream()
                .filter(one -> one.policy().equals(policy) && one.bookKind().equals(bookKind))
                .findFirst();
    }

    /** A report for a file of this name: PDF where it ends so, else HTML. */
    public static byte[] report(PolicyEvidence evidence, Path file) throws IOException {
        if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".pdf")) {
            return EvidenceReport.html(evidence).getBytes(StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        EvidencePdf.write(evidence, out);
        return out.toByteArray();
    }
}
