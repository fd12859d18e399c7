"""The form that asks for the code of one measurement."""

from django import forms


class CodeSearch(forms.Form):
    """A code as it stands on a measurement; capitals and spaces around it do not matter."""

    code = forms.CharField(
        label="Code van de meting",
        max_length=20,
        widget=forms.TextInput(attrs={"class": "input input--short", "autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": "Vul de code van een meting in.",
            "max_length": "Een code is hooguit 20 tekens lang. Controleer de code.",
            "null_characters_not_allowed": "Een code bestaat uit letters en cijfers. Controleer de code.",
        },
    )

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        return code.upper()
