package id.tm.assessment.scoring;

/** The norm group that fits a person, and the revision of the norms it is from. */
public record ChosenNorms(int revision, NormGroup group) {}
