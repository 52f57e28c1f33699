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

    /** What ships, and what lies in a folder, where there is one; reads files. */
    public static EvidenceRoom of(Optional<Path> folder) {
        List<PolicyEvidence> evidence =
                new ArrayList<>(ShippedModels.evidence().stream().toList());
        List<String> refusals = new ArrayList<>();
        folder.filter(Files::isDirectory).ifPresent(there -> read(there, evidence, refusals));
        return new EvidenceRoom(evidence, refusals);
    }

    private static void read(Path folder, List<PolicyEvidence> evidence, List<String> refusals) {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".json")).sorted().forEach(file -> {
                switch (EvidenceJson.load(file)) {
                    case EvidenceReading.Read(PolicyEvidence read) -> evidence.add(read);
                    case EvidenceReading.Refused(String reason) -> refusals.add(reason);
                }
            });
        } catch (IOException | UncheckedIOException e) {
            refusals.add(folder + " cannot be read: " + e.getMessage() + ".");
        }
    }

    /** The evidence about a policy and a kind of book; empty when there is none. */
    public Optional<PolicyEvidence> about(String policy, String bookKind) {
        return evidence.stream()
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
