package org.threatreviews.onboarding;

import org.springframework.data.repository.CrudRepository;

interface OnboardingRecords extends CrudRepository<OnboardingRecord, String> {}
