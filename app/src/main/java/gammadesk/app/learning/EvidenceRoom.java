package gammadesk.app.learning;

import gammadesk.analytics.backtest.court.PolicyEvidence;
import gammadesk.app.evidence.EvidenceJson;
import gammadesk.app.evidence.EvidencePdf;
import gammadesk.app.evidence.EvidenceReading;
import gammadesk.app.evidence.EvidenceReport;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The evidence on this machine: what ships, and what backtests left in a folder.
 *
 * @param evidence one for each policy and kind of book, what ships first
 * @param refusals what could not be read and why, a sentence each
 */
public record EvidenceRoom(List<PolicyEvidence> evidence, List<String> refusals) {
    public EvidenceRoom {
        evidence = List.copyOf(evidence);
        refusals = List.copyOf(refusals);
    }

    /** What ships, and what lies in a folder, where there is one. */
    public static EvidenceRoom of(Optional<Path> folder) {
        List<PolicyEvidence> evidence =
                new ArrayList<>(ShippedModels.evidence().stream().toList());
        List<String> refusals = new ArrayList<>();
        for (Path file : folder.map(EvidenceRoom::files).orElse(List.of())) {
            switch (EvidenceJson.load(file)) {
                case EvidenceReading.Read(PolicyEvidence read) -> evidence.add(read);
                case EvidenceReading.Refused(String reason) -> refusals.add(file.getFileName() + ": " + reason);
            }
        }
        return new EvidenceRoom(evidence, refusals);
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The evidence about a policy and a kind of book; empty when there is none. */
    public Optional<PolicyEvidence> about(String policy, String bookKind) {
        return evidence.stream()
                .filter(one -> one.policy().equals(policy) && one.bookKind().equals(bookKind))
                .findFirst();
    }

    /** Writes a report: PDF where the name ends so, else HTML. */
    public static void report(PolicyEvidence evidence, Path file) throws IOException {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".pdf")) {
            try (OutputStream out = Files.newOutputStream(file)) {
                EvidencePdf.write(evidence, out);
            }
        } else {
            Files.writeString(file, EvidenceReport.html(evidence));
        }
    }
}
