// The Permissions-Policy of a document.

/** Those of the features that the policy withholds from the document: `camera, microphone`. */
export function withheldOf(features) {
  const policy = document.permissionsPolicy ?? document.featurePolicy;
  return features.filter((feature) => policy?.allowsFeature(feature) === false).join(', ');
}
